# What each rule checks, what it says, and what a commission could honestly answer.
# Per code: title, why, statement (with variants), innocent explanations, what would settle it.

class-error = cannot both be true
class-warning = needs a reason
class-information = worth knowing

# Why a rule, or a part of it, could not be run.
cannot-tell-form-declares-nothing = The form of the sheet declares nothing that this rule could look at.
cannot-tell-not-published = The source does not publish: { $what }.
cannot-tell-unset = The threshold “{ $what }” has no value. No default would be fair in every country, so somebody must set it.
cannot-tell-choices-incomplete = The source does not list every choice, so the choices need not add up.
cannot-tell-no-sums = The source states no sums of its own.
cannot-tell-no-nesting = Nobody has said which places lie within which.
cannot-tell-no-words = No figure was captured in words.

# Thresholds.
setting-R004-units = Units that the plan of stations foresees
setting-R107-percent = Ballots given out but not found, in per cent of those given out
setting-R107-count = Ballots given out but not found, as a number
setting-R108-percent = Invalid ballots, in per cent of ballots found
setting-R109-percent = Turnout from which a reason is needed, in per cent
setting-R110-ballots_per_minute = Ballots that a commission can count in a minute
setting-R204-percent = Share of units that the publication says it covers, in per cent
setting-R405-voters_per_minute_and_booth = Voters that one booth can serve in a minute

# What is known of false alarms.
error-rate-error = The rule is plain arithmetic: on figures that agree it never fires. How often an honest sheet holds a slip of the pen is not known for this election.
error-rate-warning = The rule compares with a threshold. How many honest units lie beyond it is not known for this election.
error-rate-information = The rule reports something lawful. It says nothing about how a unit worked.

# Names of the numbers behind a finding.
argument-above = Units with more
argument-among = Ballots found
argument-ballots = Ballots counted
argument-base = Base of turnout
argument-below = Units with fewer
argument-booths = Booths
argument-column = Column
argument-completed = Sheet closed at
argument-demand = What the form demands
argument-difference = Difference
argument-earlier = Earlier reading
argument-earlier_figure = Its figure
argument-ends = Voting ends at
argument-equation = What must hold
argument-figure = Figure
argument-figures = What the sheet says
argument-first = Must come first
argument-first_at = Its time
argument-gross = Sum of differences without sign
argument-invalid = Invalid ballots
argument-item = Line of the sheet
argument-largest = Largest differences
argument-left = Left side
argument-line = First row: line
argument-minutes = Minutes
argument-net = Sum of differences with sign
argument-other = Other parent
argument-parent = Parent
argument-place = Place
argument-planned = Units planned
argument-printed = Printed share, %
argument-right = Right side
argument-share = Share
argument-source = First row: file
argument-stated = Stated sum
argument-sum = Sum of the units
argument-text = As in the source
argument-then = Must follow
argument-then_at = Its time
argument-units = Units
argument-value = What the words say
argument-voters = Voters
argument-words = In words

R001-title = A figure that cannot be a count
R001-why = Every required line of a sheet must hold a whole number, not below zero and of at most nine digits, and every time must be a time.
R001-statement-missing = The line “{ $item }” has no figure, although the form requires one.
R001-statement-impossible = The line “{ $item }” holds “{ $text }”, which cannot be right.
R001-innocent-1 = The figure was mistyped when the sheet was entered into the file: a digit doubled, a separator lost, a minus sign left by a spreadsheet.
R001-innocent-2 = The station reported in stages, and the line was not yet filled when the file was published.
R001-innocent-3 = The columns of the row were shifted during export, so that the figure belongs to another line.
R001-settle = The signed sheet of the station, line by line.

R002-title = Figures and words differ
R002-why = Where a sheet gives a number in figures and in words, both must say the same.
R002-statement = The line “{ $item }” says { $figure } in figures and “{ $words }” in words, which is { $value }.
R002-innocent-1 = The words were written beside the wrong line of the sheet.
R002-innocent-2 = The handwriting was misread when the sheet was copied out.
R002-settle = A picture of the signed sheet.

R003-title = A unit that cannot be told apart
R003-why = Every unit of an edition must have an identifier of its own.
R003-statement-no-key = The row has no identifier of a unit.
R003-statement-repeated = A unit with the same identifier stands already in { $source }, line { $line }.
R003-innocent-1 = One station reports on several lists, such as a main and a supplementary one, and the file lacks the column that tells them apart.
R003-innocent-2 = A corrected sheet was published beside the first one, and nobody removed the first.
R003-innocent-3 = The row belongs to voters who have no station of their own, for example abroad or by post.
R003-settle = The commission's list of stations, and its word on which row is in force.

R004-title = Not as many units as planned
R004-why = The number of units in an edition must be that of the plan of stations.
R004-statement = The edition holds { $units } units; the plan foresees { $planned }.
R004-innocent-1 = Stations were added or closed after the plan was made, for example in hospitals, on ships or abroad.
R004-innocent-2 = The edition is a partial one, and some stations had not reported yet.
R004-innocent-3 = Results of some stations were annulled by a decision, and their rows were left out.
R004-settle = The decisions on stations after the plan, and on annulled results.

R005-title = Damaged text
R005-why = Names and headings must not show the marks of a text that was read in the wrong encoding.
R005-statement = The column “{ $column }” holds “{ $text }”, which was damaged on its way.
R005-innocent-1 = An office program saved the file in another encoding. Figures are not touched by this.
R005-innocent-2 = The damage is older and stood already in the register that the names were copied from.
R005-settle = The file as the commission keeps it, or another edition of it.

R101-title = The register does not add up
R101-why = The register of a station must be made up of its lists, supplements and cards as the form says.
R101-statement = This must hold: { $equation }. The sheet gives { $left } and { $right }, a difference of { $difference }.
R101-innocent-1 = Voters added on election day, by a court or by the commission, were entered in one of the lines only.
R101-innocent-2 = Voting cards handed out by another commission were counted here in one line and not in the other.
R101-innocent-3 = The lines were filled at different times: one when the station opened, the other when it closed.
R101-settle = The list of voters with its supplements, and the account of voting cards.

R102-title = More ballots given out than voters
R102-why = A station cannot give ballots to more voters than its register holds, on the register that the form itself declares.
R102-statement = This must hold: { $equation }. The sheet gives { $left } and { $right }, a difference of { $difference }.
R102-innocent-1 = Voters with cards or on a supplementary list voted here, and the published register leaves them out.
R102-innocent-2 = Voters who spoilt a ballot received another, and both were counted as given out.
R102-innocent-3 = The registers of two neighbouring stations were exchanged in the file.
R102-settle = The list of voters with its signatures and supplements.

R103-title = Ballots received are not accounted for
R103-why = The ballots a station received must equal those given out, unused, cancelled and lost, in the way the form says.
R103-statement = This must hold: { $equation }. The sheet gives { $left } and { $right }, a difference of { $difference }.
R103-innocent-1 = Packs of ballots were taken as full as printed on them, and one held a few more or fewer.
R103-innocent-2 = Ballots that were spoilt and exchanged were entered in one line and left out of another.
R103-innocent-3 = A neighbouring station ran short and was lent ballots during the day, without an entry on both sheets.
R103-settle = The acts of handing over ballots, and a count of the unused ones kept by the commission.

R104-title = More ballots found than given out
R104-why = A box cannot hold more ballots than voters were given.
R104-statement = This must hold: { $equation }. The sheet gives { $left } and { $right }, a difference of { $difference }.
R104-innocent-1 = Ballots given out are counted by signatures, and a voter's signature was forgotten.
R104-innocent-2 = Two stations share a hall, or two contests a day, and a voter used the wrong box.
R104-innocent-3 = Early or mobile voting was entered in the line of ballots found but not in that of ballots given out.
R104-settle = The list of voters with its signatures, and a recount of the ballots in the boxes.

R105-title = Ballots found are not the valid and the invalid ones
R105-why = The ballots found in the boxes must be the valid and the invalid ones together.
R105-statement = This must hold: { $equation }. The sheet gives { $left } and { $right }, a difference of { $difference }.
R105-innocent-1 = Papers that are no ballots of the official form were set aside, and the sheet has no line for them.
R105-innocent-2 = Two lines were exchanged when the sheet was typed.
R105-innocent-3 = A recount corrected one line, and the others kept their first figures.
R105-settle = The signed sheet, with the note of a recount if there was one, and the sealed packs of ballots.

R106-title = Votes do not add up to the valid ballots
R106-why = The votes for all choices together must fit the number of valid ballots, as the system of voting says.
R106-statement = This must hold: { $equation }. The sheet gives { $left } and { $right }, a difference of { $difference }.
R106-innocent-1 = A choice that withdrew late, or the line “against all”, is not among the published columns.
R106-innocent-2 = One figure was mistyped, or the figures of two choices were exchanged.
R106-innocent-3 = Voters may mark another number of choices than the form assumes.
R106-settle = The signed sheet, line by line, and the law on how a ballot is marked.

R107-title = Many ballots given out were not found
R107-why = Of the ballots given out, nearly all should be found in the boxes.
R107-statement = This should nearly hold: { $equation }. The sheet gives { $left } and { $right }: { $difference } are missing.
R107-statement-surplus = This should nearly hold: { $equation }. The sheet gives { $left } and { $right }, a difference of { $difference }.
R107-innocent-1 = Voters took their ballot home instead of casting it, which many laws do not punish.
R107-innocent-2 = The ballots given out were counted by packs, not by signatures.
R107-innocent-3 = Ballots of a mobile box were counted at the station to which the box was brought.
R107-settle = The list of voters with its signatures, and the sheet of the neighbouring station.

R108-title = Unusual number of invalid ballots
R108-why = A share of invalid ballots at the threshold needs a reason; not a single one is worth knowing.
R108-statement-limit = “{ $item }”: { $invalid } of { $among } ballots found, which is { $share }.
R108-statement-zero = Not one ballot is invalid. Ballots found: { $among }.
R108-innocent-1 = Small stations, such as those in hospitals or on ships, often have no invalid ballot at all.
R108-innocent-2 = The commission counted every unclear mark in the voter's favour, as some laws ask.
R108-innocent-3 = Many choices, a difficult ballot or a public call to spoil it raised the share in a whole area.
R108-settle = The ballots themselves, and the shares in neighbouring stations.

R109-title = Very high turnout
R109-why = Turnout at the threshold needs a reason; above 100% of a base that holds everyone entitled, the figures cannot both be true.
R109-statement-limit = { $voters } of { $base } voters took part: { $share }.
R109-statement-all = All { $base } voters took part: { $share }.
R109-statement-above = { $voters } voters took part, on a base of { $base }: { $share }.
R109-innocent-1 = Military units, hospitals, ships and other closed places vote together, and nearly everyone votes.
R109-innocent-2 = The station serves people with voting cards or on the move, and its list is written as they arrive, so that everyone on it has voted.
R109-innocent-3 = The station has very few voters, so that one absence more or less moves turnout by many points.
R109-innocent-4 = Voters added on the day are counted as having voted but are missing from the published register.
R109-settle = The kind of station, its list of voters with signatures, and its turnout in earlier elections.

R110-title = Sheet closed too early or too fast
R110-why = A sheet cannot be completed before voting ends, nor sooner than its ballots can be counted.
R110-statement-early = The sheet was closed at { $completed }, before voting ended at { $ends }.
R110-statement-fast = { $ballots } ballots were counted in { $minutes } minutes after voting ended.
R110-innocent-1 = Everyone on the list had voted, and the law lets such a station close early.
R110-innocent-2 = The time belongs to another step or another time zone.
R110-innocent-3 = Several teams counted side by side, or a machine counted.
R110-settle = The station's record of the day, and the observers who were there.

R111-title = Lines filled in the wrong order
R111-why = Some lines must be filled before the boxes are opened, and so before others.
R111-statement = “{ $first }” is dated { $first_at }, later than “{ $then }” at { $then_at }, which must follow it.
R111-innocent-1 = The times were written from memory after the count, or around midnight without a date.
R111-innocent-2 = The sheet was copied out fair, and the times are those of copying.
R111-settle = The first version of the sheet, and the observers who were there.

R112-title = Answers that do not fit the sheet
R112-why = Where a sheet asks a question or wants a difference noted and explained, the answer must be there and fit its figures.
R112-statement = { $demand }. The sheet says: { $figures }.
R112-innocent-1 = The box beside the right one was ticked, or a tick was lost when the sheet was copied out.
R112-innocent-2 = The explanation stands in the record of the day or on another page that was not entered.
R112-innocent-3 = The figures were corrected after a recount, and the answers given before it were left as they were.
R112-settle = The signed sheet with all its pages, and the record of the day.

R201-title = A stated sum differs from its units
R201-why = A sum that the source states must be the sum of its units, line by line.
R201-statement = For “{ $item }” the source states { $stated }. Its { $units } units add up to { $sum }, a difference of { $difference }.
R201-innocent-1 = The sum was made from an earlier or a later state of the units.
R201-innocent-2 = The sum includes votes that are not published by unit, such as those from abroad, by post or online.
R201-innocent-3 = The sum was corrected after a complaint, and the rows of the units were not.
R201-settle = The sheet of the higher commission, with the list of sheets it was made from.

R202-title = Differences that cancel in the total
R202-why = Where ballots are missing in some units and in excess in others, the total looks better than its parts.
R202-statement = This should nearly hold: { $equation }. Over all units the difference is { $net }, but without regard to sign { $gross }: { $above } units have more, { $below } have fewer. The largest differences: { $largest }.
R202-innocent-1 = Small slips in both directions are usual where ballots are counted by hand.
R202-innocent-2 = Ballots put into the box of the station next door make one more here and one fewer there.
R202-settle = The differences of single units, above all of neighbours in one building.

R203-title = A place in two parents, or in none
R203-why = Each place must lie in exactly one place of the level above.
R203-statement-two = In the column “{ $column }”, the place “{ $place }” lies in “{ $parent }” here and in “{ $other }” elsewhere.
R203-statement-none = The row names no “{ $column }”.
R203-innocent-1 = Two different places bear the same name or number.
R203-innocent-2 = A border or a commission's area was changed while the lists were made.
R203-settle = The official list of commissions and their areas.

R204-title = Printed share of units does not fit
R204-why = The share of units that a publication says it covers must fit the number of its units.
R204-statement = { $units } of { $planned } units are { $share }; the publication says { $printed }%.
R204-innocent-1 = The share counts stations and the file counts rows, of which a station can have several.
R204-innocent-2 = The share and the rows were taken at different times of the night.
R204-settle = The publication with its time, and the number of stations on which its share is based.

R405-title = Turnout readings beside the count
R405-why = Turnout during the day cannot fall, cannot end above the sheet, and cannot rise faster than voters can be served.
R405-statement-falling = “{ $item }” is { $figure }, fewer than the { $earlier_figure } of “{ $earlier }”.
R405-statement-above = “{ $item }” is { $figure }, but the sheet counts only { $voters } voters.
R405-statement-fast = { $voters } people voted in the { $minutes } minutes up to “{ $item }”, at { $booths } booths.
R405-innocent-1 = A reading was passed on by telephone and misheard, or was an estimate.
R405-innocent-2 = An earlier reading was found wrong and put right during the day.
R405-innocent-3 = The station had more booths, tables or mobile boxes than the file says.
R405-settle = The station's own note of its readings, and the observers who were there.
