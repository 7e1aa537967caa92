# What is said about records: accreditation, incidents, statements, times.

records-heading = { $package }: { NUMBER($records) ->
    [one] { $records } record
   *[other] { $records } records
}, { NUMBER($statements) ->
    [one] { $statements } announced statement
   *[other] { $statements } announced statements
}, { NUMBER($sources) ->
    [one] { $sources } source
   *[other] { $sources } sources
}
records-imported = Taken in: { $files }.
records-known = All of it is in the case already; nothing was changed.
timeline-events = { NUMBER($events) ->
    [one] { $events } event
   *[other] { $events } events
}; of all pairs, { $ordered } have an order and { $open } cannot be told.
timeline-before = { $a } came before { $b }.
timeline-after = { $a } came after { $b }.
timeline-cannot-tell = It cannot be told whether { $a } came before or after { $b }: the times that are known overlap.

cannot-tell-no-moment = No record gives the moment that this rule compares with.
cannot-tell-no-record = There is no record that this rule looks at.
cannot-tell-overlapping = The times that are known leave open which came first: { $what }.

R603-title = Accreditation that cannot be
R603-why = A part is no larger than its whole: organisations send at least one person each, those who were nominated are among those who were accredited, and observers from abroad and from the country are among all.
R603-statement-organisations = { $record }: { $part } organisations and { $persons } persons.
R603-statement-nominated = { $record }: { $part } persons nominated and { $persons } accredited.
R603-statement-parts = { $record }: { $part } persons in { $parts } and { $persons } in all.
R603-innocent-1 = The figures hold for different days, and accreditation went on between them.
R603-innocent-2 = One figure counts those who were nominated or invited, the other those who received a card.
R603-innocent-3 = A person with two cards, for two organisations, is counted twice.
R603-settle = The register of accreditation of the commission, by person and organisation, with its date.

R701-title = An exit poll published before the last station closed
R701-why = Figures that are published while people still vote can move those who have not voted. In many countries the law forbids it.
R701-statement = { $record }: published { $time }, before the last station closed ({ $moment }).
R701-innocent-1 = The time printed is that of another zone than the one it was taken for.
R701-innocent-2 = The page was made earlier and filled with figures only after stations had closed; its stamp stayed.
R701-innocent-3 = The law of the country permits it, or the figures were given to subscribers under an embargo.
R701-settle = The page as it was archived at that time, and the law on publishing polls on the day of voting.

R702-title = A result recognised before the first official count
R702-why = Whoever congratulates or recognises before the commission has announced a figure speaks on some other basis. It is worth knowing which.
R702-statement = { $record }: said { $time }, before the first official count ({ $moment }).
R702-statement-exit-poll = { $record }: said { $time }, on the basis of exit polls, before the first official count ({ $moment }).
R702-innocent-1 = Courtesy among neighbours follows the expected result, and nobody takes it for a judgement of the count.
R702-innocent-2 = The speaker had seen figures of the commission that were made public later.
R702-innocent-3 = The time printed is that of another zone than the one it was taken for.
R702-settle = The text of the statement with its hour, and the hour of the commission's first announcement.
