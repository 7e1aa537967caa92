# Pages about what was compared: editions, announcements, copies.

menu-comparisons = Comparisons
comparisons-lede = What happens when figures that should agree are laid side by side: one edition and the next, what was announced, copies of sheets and the official result.
comparison-editions = Two editions compared
comparison-editions-lede = An edition is a state of the results as somebody published it. A later one may add, correct or remove. Nothing is overwritten here, so what changed can be counted.
comparison-editions-figure = Votes in both editions
comparison-editions-first = earlier edition
comparison-editions-second = later edition
comparison-editions-method = Sums over all units of each edition, as published.
comparison-statements = What was announced
comparison-statements-lede = Figures as they were announced, with every variant in which they were printed. Checked is whether they fit each other; which of them is right is not.
comparison-statements-figure = Votes in two announcements
comparison-statements-first = earlier announcement
comparison-statements-second = later announcement
comparison-statements-method = Figures as printed; where variants exist, the one that satisfies the sums.
comparison-copies = Copies beside the official result
comparison-copies-lede = Copies of sheets are claims with custody evidence; an official total is a claim without breakdown. If the copies are genuine, they are a part of the whole, and no part can be larger than its whole. This needs no assumption about which copies were found.
comparison-copies-figure = Votes on copies and in the official result
comparison-copies-first = on copies
comparison-copies-second = official
comparison-copies-method = Sums over the units of which copies are held, each unit once, beside the official figure for the whole.
comparison-numbers = The numbers
comparison-found = What was found
comparison-none = Nothing was found by the rules that could be run.
comparison-line = line { $line }
comparison-left-out = { NUMBER($count) ->
    [one] { $count } more unit is in the file:
   *[other] { $count } more units are in the file:
}
comparison-again = Do it again
comparison-data = Everything that was found, as CSV

pairs-alt = Two bars for each of { $choices } choices: { $first } and { $second }. { $name }: { $first_votes } and { $second_votes }.
pairs-left-out = Choices that stand only in the table: { $count }

column-statement = What was found
column-where = Where it stands
edition-copies = Copies of sheets: { $title }

table-editions-units = Units and figures
table-editions-choices = Choice by choice
editions-in-both = Units in both editions
editions-added = Units only in the later edition
editions-gone = Units only in the earlier edition
editions-units-changed = Units with a changed figure
editions-figures-changed = Changed figures
editions-set-to-zero = Units that had votes and have none
editions-names-changed = Changed names and addresses
editions-moved = Units that stand in another order
column-what = What
column-count = Number
column-choice = Choice
column-earlier = Earlier edition
column-later = Later edition
column-net = Net change
column-gross = All changes without sign
column-added-units = From added units
column-gone-units = In units that are gone
column-changed-units = In changed units

table-copies-bound = What remains for units without a copy
table-copies-verdicts = Units, by what copies and official result say
column-on-copies = On copies
column-official = Official
column-remainder = Official less copies
column-least-false = Copies that must be wholly false
column-item = Line of the sheet
column-agree = Agree
column-official-differs = Official differs from all copies
column-copies-differ = Copies differ among themselves
column-copy-only = Copy only
column-official-only = Official only
