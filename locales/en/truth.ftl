# The appendix of an invented election: what was planted beside what was found.

menu-truth = Findings beside the truth
truth-lede = This election was invented. Whoever invented it also wrote down which faults and tricks were planted and where. Here that list stands beside what the rules reported.
truth-only-here = Such a page can exist for an invented country only. Of a real election nobody holds a list of what truly happened; there a finding stays a question until the other side has answered.
truth-total = Planted: { NUMBER($planted) }. Found: { NUMBER($found) }. Missed: { NUMBER($missed) }.
truth-overview = What was planted and what was found
truth-table-overview = By kind and rule
truth-legend = A unit that a rule reports twice counts once. “Other fault there” are units that the rule reported although something else was planted in them: a wrong figure often sets off several rules. False alarms are reports where nothing at all was planted.
truth-column-kind = Planted
truth-column-planted = How many
truth-column-found = Found
truth-column-missed = Missed
truth-column-explained = Other fault there
truth-column-false-alarms = False alarms
truth-column-where = Where
truth-column-finding = Finding
truth-counts = { NUMBER($found) } of { NUMBER($planted) } found.
truth-share = { $count ->
    [0] No false alarm among { NUMBER($examined) } examined.
    [one] { NUMBER($count) } false alarm among { NUMBER($examined) } examined ({ $share }).
   *[other] { NUMBER($count) } false alarms among { NUMBER($examined) } examined ({ $share }).
}
truth-share-none = The rule could examine nothing.
truth-missed = Missed:
truth-table-found = { $count ->
    [one] found at { NUMBER($count) } place
   *[other] found at { NUMBER($count) } places
}
truth-table-explained = { $count ->
    [one] also reported at { NUMBER($count) } place with another fault
   *[other] also reported at { NUMBER($count) } places with another fault
}
truth-table-false = { $count ->
    [one] reported at { NUMBER($count) } place where nothing was planted
   *[other] reported at { NUMBER($count) } places where nothing was planted
}
truth-files = Files that say what was planted

truth-choices-do-not-add-up = Votes that do not add up
truth-choices-do-not-add-up-what = Two digits of a candidate’s votes changed places, as a tired hand does it.
truth-more-ballots-than-given-out = More ballots in the boxes than given out
truth-more-ballots-than-given-out-what = Ballots were added to the box, all of them for the leader.
truth-more-voters-than-registered = More voters than on the list
truth-more-voters-than-registered-what = The list of voters is shorter than the number of ballots given out.
truth-negative-figure = A negative figure
truth-negative-figure-what = A minus sign stands before a figure.
truth-impossible-register = An impossible register
truth-impossible-register-what = The number of voters on the list is ten million times too large.
truth-full-turnout = Everyone voted
truth-full-turnout-what = In a row of stations of one territory, everybody on the list voted, and those who had not, for the leader.
truth-repeated-unit = A sheet that stands there twice
truth-repeated-unit-what = The same sheet stands in the file a second time.
truth-removed-unit = A station removed
truth-removed-unit-what = A station of the earlier edition is not in the final one, and no decision says why.
truth-changed-sheet = A sheet changed between editions
truth-changed-sheet-what = Votes of the second candidate went to the leader between the editions; the sheet still adds up.
truth-copy-differs = A copy that says something else
truth-copy-differs-what = A copy of the sheet in the hands of observers differs from the official result.
truth-copies-disagree = Copies that disagree
truth-copies-disagree-what = Two holders have copies of one sheet that differ.
truth-shared-picture = One picture for two stations
truth-shared-picture-what = The same picture of a sheet serves for two stations.
truth-rounded-counts = Counts made from rounded shares
truth-rounded-counts-what = The votes in the first bulletin were computed from shares that had been rounded.
truth-wrong-share = A share that its counts do not give
truth-wrong-share-what = The second bulletin prints a share that its own votes do not yield.
truth-exit-poll-too-early = An exit poll published too early
truth-exit-poll-too-early-what = The shares were published before the last station had closed.
truth-recognition-too-early = A result recognised too early
truth-recognition-too-early-what = The winner was congratulated before there was a first official count.
truth-accreditation-parts = Observers whose parts exceed their whole
truth-accreditation-parts-what = Observers from abroad and from the country together are more than all observers.
