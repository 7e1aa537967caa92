# What is said about two editions of one result.

editions-file = { $file }: { NUMBER($units) ->
    [one] { $units } unit
   *[other] { $units } units
}, encoding { $encoding }, line ends { $ends }
editions-lost = columns lost: { $columns }
editions-new = columns new: { $columns }
editions-place = “{ $column }” changed in { NUMBER($units) ->
    [one] { $units } unit
   *[other] { $units } units
}
editions-choice = { $choice }: { $before } → { $after } (net { $net }, gross { $gross })
editions-same = the editions say the same

# Places that files of some countries have.
place-state = State
place-state_name = Name of the state
place-municipality_name = Name of the municipality
place-parish = Parish
place-parish_name = Name of the parish
place-table = Table
place-image = Address of the picture

cannot-tell-not-cumulative = Neither edition calls itself partial or cumulative, so a count may fall.
cannot-tell-no-strata = Nobody has said which places are alike, and units that came late may lie elsewhere than the others.
cannot-tell-no-late-units = No unit came with the later edition.
cannot-tell-too-few-late-units = Too few units came late, or had come before, in places that have both.

R401-title = Difference between two editions
R401-why = What a later edition changes in an earlier one must be known, above all where nobody announced it.
R401-statement = Of the units of either edition { $both } stand in both, { $added } were added and { $gone } are gone. { $changed } figures changed, in { $units } units; { $places } names or addresses changed; { $moved } units stand in another order. Columns lost: { $lost }, new: { $new }.
R401-innocent-1 = The earlier edition was a partial or preliminary one, and the later one completes it.
R401-innocent-2 = Mistakes of typing were found and put right, as they should be.
R401-innocent-3 = The file was made anew by another program, which changed its form and order but no figure.
R401-settle = The commission's note on what the later edition changes, and why.

R402-title = A count falls although it can only grow
R402-why = Where both editions are partial results of one count, no count of the later one may be smaller.
R402-statement-total = “{ $item }” falls from { $before } to { $after }, by { $difference }. It falls in { $units } units of both editions, by { $fall } together; units that were removed held { $removed }.
R402-statement-units = “{ $item }” grows from { $before } to { $after }, by { $difference }, and yet falls in { $units } units of both editions, by { $fall } together. Units that were removed held { $removed }.
R402-innocent-1 = A mistake of typing in the earlier edition was put right.
R402-innocent-2 = A recount or a complaint lowered the figure of a unit.
R402-innocent-3 = The editions count different things, such as ballots in one and votes in the other.
R402-settle = The signed sheets of the units in which the count falls, and the record of corrections.

R403-title = Late units differ from the earlier ones of their places
R403-why = Units that come late should give a choice about the share that earlier units of the same places gave it.
R403-statement-more = { $units } units that came late, in { $strata } places that also have earlier ones, give “{ $item }” { $share } of the votes. The shares of their places would give it { $expected }: the difference is { $difference } votes, { $errors } standard errors.
R403-statement-fewer = { $units } units that came late, in { $strata } places that also have earlier ones, give “{ $item }” only { $share } of the votes. The shares of their places would give it { $expected }: the difference is { $difference } votes, { $errors } standard errors.
R403-innocent-1 = Late units are of another kind: far, large, abroad, or counted in another way, and their voters prefer other choices.
R403-innocent-2 = The places are too wide: town and country of one region report at different hours.
R403-innocent-3 = Units with complaints or recounts come last, and these are not spread evenly.
R403-settle = A finer division of places, the kind and size of the late units, and the hour at which each sheet was signed.
R403-error-rate = If within each place it were left to lot which units come late, about 6 of 100,000 choices would be reported. How far late units of an honest count depart from that is not known for this election.

R404-title = Results of units taken out between two editions
R404-why = Results of a unit may be taken out only by a decision that says so, and the decision must be published.
R404-statement-sum = { $units } units of the earlier edition are gone or void in the later one; for { $undecided } of them no published decision was found. Together they held { $votes } votes, { $share } of all. “{ $item }” had { $item_votes } of these, { $item_share }; in the other units it has { $rest_share }. Votes per unit: { $mean }, in the others { $rest_mean }.
R404-statement-gone = The unit is gone. It held { $votes } votes.
R404-statement-void = The unit is there without votes. It held { $votes }.
R404-innocent-1 = The decision exists and was published where nobody looked, or was not given to this comparison.
R404-innocent-2 = The unit was merged with another or got another number, and its votes are counted there.
R404-innocent-3 = The earlier edition held the unit by mistake, such as a trial entry.
R404-settle = The decisions on annulled results, each with its number, date and reasons, and the list of renumbered units.
