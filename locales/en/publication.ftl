# Pages of a site about what is known besides figures by station: the article, incidents,
# statements, observers, exit polls, the law, the timeline, what was not found.

menu-article = The article, checked
menu-state = State of the evidence
menu-announced = Results and turnout
menu-polls = Exit polls
menu-incidents = Incidents
menu-timeline = Timeline
menu-statements = Statements
menu-observers = Observers
menu-law = The law
menu-corrections = Corrections

# The article
article-lede = A news article made { $claims } claims about this election. Each was held against published sources. Nothing here was taken from the article itself as proof.
article-no-address = The address of the article was not recorded.
article-published-by = Published by
article-count = { $count ->
    [one] { $count } claim
   *[other] { $count } claims
}
article-because = What was found
article-rests-on = Rests on
article-by-status = Claims by status
article-row-1 = Results and turnout as they were announced
article-row-2 = Voting elsewhere than registered
article-row-3 = Exit polls
article-row-4 = Congratulations, criticism, demands
article-row-5 = Observers accredited and not invited
article-row-6 = Observers and journalists at the stations
article-row-7 = What cameras showed
article-row-8 = Groups voting at several stations
article-row-9 = Accusations against independent media
article-row-10 = The international mission

claim-status-confirmed = Confirmed
claim-status-differs = Differs
claim-status-not-found = Not found
claim-status-cannot-tell = Cannot tell
claim-status-opinion = Opinion
claim-status-confirmed-explained = Published sources say the same.
claim-status-differs-explained = Published sources say something else.
claim-status-not-found-explained = No source that was reached says it. That does not make it untrue.
claim-status-cannot-tell-explained = The sources reached leave it open. What would settle it is said.
claim-status-opinion-explained = Somebody's view. Only whether it was said can be checked.
claim-kind-fact = Claim of fact
claim-kind-opinion = Opinion

# State of the evidence
state-lede = What there is, how well it is known, and what is missing. A record says what a source says; it is not a verdict.
state-records = Records
state-records-note = Each with its sources
state-sources = { $count ->
    [one] source
   *[other] sources
}
state-sources-note = { $addresses ->
    [one] { $addresses } with an address
   *[other] { $addresses } with an address
}
state-incidents = { $count ->
    [one] incident
   *[other] incidents
}
state-incidents-note = { $verified } reported by two independent sources, { $disputed } disputed
state-statements = { $count ->
    [one] statement
   *[other] statements
}
state-announced = { $count ->
    [one] announcement of figures
   *[other] announcements of figures
}
state-gaps = { $count ->
    [one] gap
   *[other] gaps
}
state-gaps-note = Looked for and not found
state-confidence = How well the records are known
state-confidence-note = High: official, or several independent reports agree. Medium: one report, or copies of one. Low: contested, or not consistent in itself.
state-missing = What was not found
state-missing-note = A figure that was not found is never taken for zero.
state-checks = What arithmetic says
state-checks-note = Each check with what it examined, what passed and what could not be told:
state-independent = Pages that carry one text count as one source.

# Figures announced
announced-lede = Every version of the result and of turnout as it was announced, with what other sources print instead. Nothing is averaged, nothing is dropped.
announced-results = Versions of the result
announced-results-caption = Share of each choice in per cent, as printed, and votes where they were printed
announced-turnout = Turnout through the day
announced-turnout-caption = Readings of turnout as announced
announced-turnout-figure = Turnout through the day, as announced
announced-turnout-method = Bars show the people who had voted by that hour, as the commission announced it. The share is the printed one.
announced-version = Version
announced-other = Other figures announced
announced-asides = Other single figures
announced-asides-note = Figures with nothing to compare them with.
announced-removed = Stations taken away since { $since }
announced-variant = { $value } in { $sources }
announced-also = Also printed
announced-checked = What was checked
announced-stage = Stage
announced-when = Announced
announced-at = Hour
announced-voters = Voted
announced-share = Turnout, %
announced-stations = Stations reporting
announced-counted = Share of stations counted, %
announced-valid = Valid votes
announced-invalid = Invalid votes
announced-cast = Votes cast
announced-registered = Registered
announced-units-planned = Stations in all
announced-removed-count = Stations taken away
announced-printed = Ballots printed
announced-respondents = Answers
announced-refused = Refused, per cent
announced-poll-stations = Stations asked
announced-poll-stations-planned = Stations planned
announced-no-votes = Shares only
announced-link-poll = How the poll was made

# Exit polls
polls-lede = What each exit poll says, beside the others and beside the result, and what is known of how it was made. An exit poll says what people answered, not how votes were counted.
polls-shares = Shares in per cent, as printed
polls-result = Result, { $stage }
polls-card = How it was made
polls-not-said = Where a poll does not say how it was made, the field says so: a reader can weigh that too.
polls-organisation = Made by
polls-funder = Paid by
polls-accredited = Accredited
polls-published = Published
polls-stations-planned = Stations planned
polls-constituencies-planned = Constituencies planned
polls-stations = Stations asked, by its own account
polls-respondents = People who answered
polls-refused = Refused to answer, per cent
polls-selection = How stations and people were chosen
polls-question = What was asked
polls-weighting = How answers were weighted
polls-composition = Who answered
polls-sum = Sum of the printed shares

# Incidents
incidents-lede = What is said to have happened at stations, who says so, what the other side answered, and what was decided. A report is not proof; nobody is named but by role.
incidents-caption = Incidents by station
incident-unit = Station
incident-related = Also concerned
incident-verification = Standing
incident-reported-by = Reported by
incident-reply = Reply
incident-decision = Decision
incident-dispute = What is said against it
incident-links = Belongs to
incident-settle = What would settle it
incident-no-unit = station not known
incident-decision-in = In the announcement
incident-filmed = On camera
verification-reported = Reported
verification-verified = Two independent sources
verification-disputed = Disputed
verification-withdrawn = Withdrawn
reply-state-not-asked = Nobody is known to have asked
reply-state-no-answer = Asked, no answer known
reply-state-answered = Answered
reply-whom = { $whom } answered
outcome-annulled = Result of the station annulled
outcome-not-annulled = Not among the annulled stations
outcome-rejected = Complaint rejected
outcome-upheld = Complaint upheld
outcome-pending = Pending
incident-kind-observer-removed = Observer removed
incident-kind-observer-removed-police = Observer removed, police involved
incident-kind-observer-pressure = Pressure on observers
incident-kind-journalist-obstructed = Journalists not let in or hindered
incident-kind-prepared-ballots = Ballots with corners cut
incident-kind-voter-from-elsewhere = Ballots to people registered elsewhere
incident-kind-carousel = Same people at several stations
incident-kind-ballots-in-bundle-filmed = Several ballots put in at once, on film
incident-kind-ballots-in-bundle-reported = Several ballots put in at once, by a report
incident-kind-camera-view = Camera far from the box
incident-kind-contested-film = Film of contested origin
incident-kind-other = Other

# Timeline
timeline-lede = What happened when, as exactly as sources say. Two events stand in an order only if their times cannot overlap; otherwise the order cannot be told.
timeline-undated = Without a time
timeline-interval = Between { $from } and { $to } (UTC)
timeline-until = No later than { $to } (UTC)
timeline-from = No earlier than { $from } (UTC)
timeline-reported = Reported
timeline-occurred = Occurred
timeline-zone-unknown = The zone of this time was not printed, so it may lie anywhere in this interval.
timeline-only-reported = Only the time of the report is known.
fact-kind-called = Election called
fact-kind-voting-opens = Voting begins
fact-kind-voting-closes = Voting ends in the country
fact-kind-voting-closes-abroad = Voting ends abroad
fact-kind-first-official-count = First official count
fact-kind-result = Official count
fact-kind-final-result = Final result
fact-kind-court = Court
fact-kind-decision = Decision
fact-kind-invitation = Invitation
fact-kind-media = Media
fact-kind-setting = How it is set up
fact-kind-other = Other
fact-outlets = Outlets

# Statements
statements-lede = Who said what about the election, when, and on what basis. How a statement stands to the result follows from its kind by a published table, unless the text says otherwise.
statements-caption = Statements by time
statements-by-stance = By stance
statement-who = Who
statement-stance = Stance
statement-basis = Basis
statement-when = When
statement-medium = Form
statement-country = Country
statement-role = Office
statement-organisation = For
statement-joint = Made together with
statement-coverage = What it saw
statement-coverage-none = How much it saw is not known.
statement-chosen = How stations were chosen
coverage-observers = Observers
coverage-stations = Stations visited
coverage-constituencies = Constituencies
coverage-openings = Openings seen
coverage-units = Stations named
statement-kind-congratulation = Congratulation
statement-kind-recognition = Recognition
statement-kind-non-recognition = Non-recognition
statement-kind-criticism = Criticism
statement-kind-concern = Concern
statement-kind-demand-to-annul = Demand to annul
statement-kind-demand-to-recount = Demand to recount
statement-kind-rejection = Rejection of criticism
statement-kind-positive-assessment = Positive assessment
statement-kind-negative-assessment = Negative assessment
statement-kind-mixed-assessment = Mixed assessment
statement-kind-other = Other
stance-recognises = recognises the result
stance-congratulates = congratulates
stance-welcomes = welcomes the conduct
stance-neutral = takes note
stance-expresses-concern = expresses concern
stance-criticises = criticises
stance-rejects = does not accept the result
stance-demands-annulment = demands annulment
stance-demands-recount = demands a recount
stance-rejects-criticism = rejects criticism
stance-unknown = not known
basis-exit-poll = exit polls only
basis-partial = part of the count
basis-preliminary = preliminary count
basis-final = final result
basis-observation = own observation
basis-observers = what other observers said
basis-unknown = not known
side-state = States and bodies of states
side-observers = Missions of observers
side-party = Parties and candidates
side-authority = The state that holds the election
side-society = Others

# Observers
observers-lede = Who was let in to observe, as it was announced. Persons and organisations are counted apart; what was not found is said to be so.
observers-caption = Observers accredited
observers-of-all = All observers
observers-of-international = International observers
observers-of-local = Local observers
observers-of-organisation = Organisation
observers-persons = Persons
observers-organisations = Organisations
observers-countries = Countries
observers-nominated = Nominated by
observers-nominated-unknown = not found
observers-invited-yes = Invited
observers-invited-no = Did not observe; not invited, according to the authorities
observers-missions = What missions saw and said
nominator-candidate = a candidate
nominator-party = a party
nominator-association = an organisation of citizens
nominator-own-initiative = themselves
nominator-state = a state or body of states
nominator-other = another

# Law
law-lede = Rules that bear on what is reported here, in our words, with where they stand. What the law says is for courts to decide.
law-article = Where it stands
law-valid-from = In force since
law-no-norms = No rules are recorded.

# Corrections
corrections-lede = What we had to correct, and every record that changed after it was first taken in. Nothing is removed without a trace.
corrections-none = Nothing had to be corrected so far.
corrections-made = Corrections
corrections-changed = Records that changed
corrections-changed-none = No record has changed since it was first taken in.
corrections-how = If something here is wrong, write to the publisher; the address stands at the foot of every page. A correction stays on this page.
corrections-record = Record
corrections-altered = altered
corrections-removed = taken out
corrections-how-changed = Change
corrections-imported = Taken in

# All of them
record-sources = Sources
record-source-none = no address recorded
record-carries = carries the text of { $key }
record-confidence = Confidence
confidence-high = high
confidence-medium = medium
confidence-low = low
record-not-found = looked for and not found
record-note = Note
record-links = See also
record-settle = What would settle it
record-searched = Where it was looked for
record-in-language = in { $language }
slice-announced = Announced figures
slice-aside = Figure kept apart
slice-incident = Incident
slice-statement = Statement
slice-accreditation = Accreditation
slice-exit-poll = Exit poll
slice-norm = Rule of the law
slice-fact = Fact
slice-gap = Gap
slice-claim = Claim of the article
slice-unit = Station
qualifier-over = over { $value }
qualifier-at-least = at least { $value }
qualifier-under = under { $value }
qualifier-at-most = at most { $value }
qualifier-about = about { $value }
record-simulated-truth = What was planted, and what was found

# Feeds
feed-title = { $title }: what is new
feed-link = Feed
embed-summary = Show this figure elsewhere
embed-lede = To show this on another page, use this picture and link to this site:

# Sources
sources-published = Where it was published
sources-published-note = Every source that a record names, with its address and kind. A source without an address is named all the same.
sources-files = Files of the package
sources-kind = Kind
sources-used = Used by

# Checks of records
comparison-records = Times, observers and incidents
comparison-records-lede = Records held against each other: what came before what, and which numbers of observers fit together. Which of two records is right is not checked.
units-noted = Stations that records speak of
units-lede-records = No results by station were found. These are the stations that records speak of; each has a page with all that is known of it.
