# What is said about figures as they were announced.

statements-heading = { $package }: { NUMBER($statements) ->
    [one] { $statements } statement
   *[other] { $statements } statements
}, { NUMBER($figures) ->
    [one] { $figures } figure
   *[other] { $figures } figures
} with { NUMBER($variants) ->
    [one] { $variants } variant
   *[other] { $variants } variants
}, { NUMBER($sources) ->
    [one] { $sources } source
   *[other] { $sources } sources
}
statements-masked = { $code }: { $count } of { $examined } explained by { $by }
statements-not-read = beside the statements lies what is none of them and was not read: { $files }
statements-expected = Of { $checks } checks that the package expects, { $hold } came out so; { $elsewhere } are answered elsewhere.

cannot-tell-unrelated = Printed in different ways, but beside no sum, share or other version that could decide: { $what }.
cannot-tell-not-printed = No statement prints all the figures that this rule compares.

R204-statement-announced = { $statement }: { $units } of { $planned } units are { $share }; printed beside them is { $printed }%.

R301-title = A published share does not fit its count
R301-why = A printed share must be the rounded share of the printed count, on the valid votes, on all votes cast or on the register.
R301-statement-valid = { $statement }: { $votes } votes for “{ $item }” are { $computed }% of { $total } valid votes; printed is { $printed }%. { $fitting } of { $shares } shares fit this base, and no other base gives this one.
R301-statement-choices = { $statement }: { $votes } votes for “{ $item }” are { $computed }% of { $total } votes for all choices; printed is { $printed }%. { $fitting } of { $shares } shares fit this base, and no other base gives this one.
R301-statement-cast = { $statement }: { $votes } votes for “{ $item }” are { $computed }% of { $total } votes cast; printed is { $printed }%. { $fitting } of { $shares } shares fit this base, and no other base gives this one.
R301-statement-registered = { $statement }: { $votes } votes for “{ $item }” are { $computed }% of a register of { $total }; printed is { $printed }%. { $fitting } of { $shares } shares fit this base, and no other base gives this one.
R301-statement-turnout = { $statement }: { $voters } people who have voted are { $computed }% of a register of { $total }; printed is { $printed }%, which no known register gives.
R301-innocent-1 = One share was raised or lowered by hand so that all of them add up to 100.
R301-innocent-2 = The share was computed on another state of the count than the votes beside it.
R301-innocent-3 = The base is one that the text does not name, such as all ballots found in the boxes.
R301-settle = The table of the commission itself, with the base on which its shares are computed.

R302-title = Counts are round shares of the total
R302-why = Where every count is exactly what a round share of the total gives, the counts may have been made from the shares and not the shares from the counts.
R302-statement = { $statement }: all { $choices } counts are the rounded products of a share with { NUMBER($decimals) ->
    [one] one decimal
   *[other] { $decimals } decimals
} and the total { $total }. { NUMBER($free) ->
    [one] One choice is
   *[other] { $free } choices are
} free, so the chance of this is at most { $chance } where counts know nothing of shares.
R302-statement-chosen = { $statement }: all { $choices } counts are the rounded products of a share with { NUMBER($decimals) ->
    [one] one decimal
   *[other] { $decimals } decimals
} and the total { $total }. { NUMBER($free) ->
    [one] One choice is
   *[other] { $free } choices are
} free, so the chance of this is at most { $chance } where counts know nothing of shares. One of the counts is printed in different ways, and this coincidence is what decided between them: with another print it is not there.
R302-innocent-1 = A spokesperson or an agency had the shares and the total only, and worked out the counts from them.
R302-innocent-2 = The announcement gave the shares, and somebody added the counts when it was translated.
R302-innocent-3 = A program stored rounded shares and printed counts computed from them.
R302-settle = The counts by polling station, which cannot have been made from a national share.
R302-error-rate = How often this comes up for honest counts is the chance in the statement: the number of round shares divided by the total, for each free choice. Where that would be over one in a thousand, the rule is silent.

R303-title = Published turnout does not fit any known register
R303-why = Turnout times the register must give the people who voted, who cannot be fewer than the valid votes.
R303-statement-valid = { $statement }: a turnout of { $turnout }% of the known register of { $registered } is { $product } people, but { $voted } valid votes are counted. The register behind that turnout holds at least { $least } people ({ $point } if the printed share is taken as exact).
R303-statement-cast = { $statement }: { $voted } votes cast at a turnout of { $turnout }% need a register of { $least } to { $most } people ({ $point } if the printed share is taken as exact). The known register is { $registered }, of which this turnout is { $product } people.
R303-innocent-1 = The final register holds people who were added on the day by supplementary lists or voting cards, as the law provides.
R303-innocent-2 = The known register leaves out voters abroad, in the army or in hospitals.
R303-innocent-3 = The turnout was announced before the last sheets came in and repeated later.
R303-settle = The register as the final protocol gives it, with supplementary lists and cards apart.

R304-title = Sources print one figure in different ways
R304-why = Where sources disagree on a figure, all prints are kept, and the sums, shares and other versions beside it are asked which of them fits.
R304-statement = { $statement }, { $figure ->
    [votes] the votes for “{ $item }”
    [share] the share of “{ $item }”
    [valid] the valid votes
    [invalid] the invalid votes
    [cast] the votes cast
    [registered] the register
    [turnout] the turnout
    [voters] the number of people who have voted
    [counted] the share of units that have reported
    [units_reported] the number of units that have reported
    [units_planned] the number of units
    [removed] the number of units taken away
    [printed] the number of ballots
   *[other] the figure “{ $item }”
}: printed in { $prints } ways, { $chosen } and { $other } among them. { $by ->
    [sums] Only { $chosen } agrees with the sums printed beside it.
    [shares] Only { $chosen } agrees with the shares printed beside it.
    [difference] Only { $chosen } changes from one version to another about as the other choices do.
    [products] Only with { $chosen } are all counts the rounded products of round shares and the total.
   *[nothing] No sum, share or other version decides between them; { $chosen } is named first and computed with.
}
R304-innocent-1 = A digit was mistyped, swapped or doubled when an outlet copied the figure.
R304-innocent-2 = The outlets quote two states of one count, minutes or days apart.
R304-innocent-3 = The figure was corrected, and not every outlet took the correction over.
R304-settle = The announcement itself: the page, the recording or the printed table of the commission.

R305-title = Shares do not add up to 100
R305-why = Shares of all choices must add up to 100, as near as their printed decimals allow.
R305-statement = { $statement }: { $shares } shares add up to { $sum }%; rounding explains a difference from 100 of at most { $tolerance }.
R305-statement-refused = { $statement }: { $shares } shares add up to { $sum }%; rounding explains a difference from 100 of at most { $tolerance }. With the { $refused }% who refused an answer they make { $with_refused }%.
R305-innocent-1 = The shares are of all who were asked, and those who refused or did not decide are left out of the table.
R305-innocent-2 = A choice, blank ballots or votes against all were not printed.
R305-innocent-3 = One figure was mistyped.
R305-settle = The full table of the source, with its base and everything that is in it.

R306-title = Parts do not fit their total
R306-why = What is published as parts of a total must fit into it, and all parts together must make it up.
R306-statement-votes = { $statement }: the choices add up to { $sum }, but { $total } valid votes are printed, a difference of { $difference }.
R306-statement-cast = { $statement }: valid and invalid votes add up to { $sum }, but { $total } votes cast are printed, a difference of { $difference }.
R306-statement-rest = { $statement }: of the total of { $total } (“{ $item }”) the other parts take { $others } and leave { $rest } for “{ $part }”, which is printed as { $qualifier ->
    [over] more than
    [at_least] at least
    [under] fewer than
    [at_most] at most
   *[about] about
} { $figure }.
R306-statement-above = { $statement }: the parts of “{ $item }” make { $sum } or more, but the total is printed as { $total }.
R306-statement-below = { $statement }: the parts of “{ $item }” make { $sum } at most, but the total is printed as { $total }.
R306-innocent-1 = Total and parts are from different days, and more were added in between.
R306-innocent-2 = One of the figures was rounded to be easier to say.
R306-innocent-3 = The total leaves out a group that one of the parts includes, or somebody is counted in two parts.
R306-settle = The list behind the total, with its date and its groups.

R402-statement-announced = { $statement }: “{ $item }” has { $after } votes, { $difference } fewer than the { $before } of { $earlier }.

R404-statement-announced-undecided = { $statement }: { NUMBER($units) ->
    [one] one unit was
   *[other] { $units } units were
} taken away since { $earlier }, and the valid votes fall by { $votes }, { $leader_votes } ({ $share }) of these for “{ $leader }”. { NUMBER($reference_mean) ->
    [0] Per unit taken away these are { $mean }.
   *[other] Per unit taken away these are { $mean }, against { $reference_mean } per reporting unit in { $reference }.
} No published decision was found.
R404-statement-announced-published = { $statement }: { NUMBER($units) ->
    [one] one unit was
   *[other] { $units } units were
} taken away since { $earlier }, and the valid votes fall by { $votes }, { $leader_votes } ({ $share }) of these for “{ $leader }”. { NUMBER($reference_mean) ->
    [0] Per unit taken away these are { $mean }.
   *[other] Per unit taken away these are { $mean }, against { $reference_mean } per reporting unit in { $reference }.
} A decision was announced; its number was not found.
R404-statement-announced-decided = { $statement }: { NUMBER($units) ->
    [one] one unit was
   *[other] { $units } units were
} taken away since { $earlier }, and the valid votes fall by { $votes }, { $leader_votes } ({ $share }) of these for “{ $leader }”. { NUMBER($reference_mean) ->
    [0] Per unit taken away these are { $mean }.
   *[other] Per unit taken away these are { $mean }, against { $reference_mean } per reporting unit in { $reference }.
} Decision: { $decision }.

R405-statement-announced-falling = { $statement }: { $figure } people have voted, fewer than the { $earlier_figure } of { $earlier }.
R405-statement-announced-above = { $reading } counts { $figure } people who have voted, but { $statement } only { $cast } votes cast. Its valid votes are { $valid }, which leaves { $left } ({ $share }).
R405-statement-announced-left = { $reading } counts { $figure } people who have voted, { $statement } counts { $valid } valid votes: { $left } ({ $share }) are left for invalid ballots and ballots taken away.
R405-statement-announced-later = { $statement } counts { $valid } valid votes, { $left } ({ $share }) more than the { $figure } people who had voted at the last reading, { $reading }.
R405-innocent-4 = The later figure leaves out invalid ballots, or the units of a late count.

R602-title = Ballots printed against the register
R602-why = How many ballots were printed above the register is worth knowing; the law may limit it.
R602-statement-reserve = { $statement }: { $printed } ballots were printed for a register of { $registered }, a reserve of { $extra } ({ $share }).
R602-statement-fewer = { $statement }: { $printed } ballots were printed for a register of { $registered }, { $extra } ({ $share }) fewer.
R602-statement-above = { $statement }: { $printed } ballots were printed for a register of { $registered }, { $extra } ({ $share }) more; the law allows a reserve of { $allowed }%.
R602-innocent-1 = A reserve is kept for spoilt ballots and for voters added on the day.
R602-innocent-2 = Ballots are printed in whole packs, so each station gets some more than it has voters.
R602-innocent-3 = The order was placed before the register was closed.
R602-settle = The order to the printer, the law's limit, and how many ballots were left and cancelled.
