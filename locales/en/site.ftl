# The public site.

# Frame
skip = Skip to the content
menu = Parts of this site
languages = Languages
menu-overview = Overview
menu-results = Results
menu-findings = Findings
menu-units = Units
menu-ran = Everything that was run
menu-method = Method
menu-sources = Sources and data
simulated-banner = All figures on this site are invented. This is not a real election.
not-stated = not stated
stated-none = none
unit = Unit
rule = Rule
edition = Edition
edition-number = Edition { $number }
units-count = { $count ->
        [one] One unit.
       *[other] { $count } units.
    }
whole = the whole
whole-edition = the edition as a whole
page = page { $number }
turnout = Turnout

# The sentence that travels with the data
flag-title = A flag is not an accusation.
flag-text = A finding says that figures do not fit, or need a reason. It does not say why, and it says nothing about anyone's intent. Honest sheets hold slips of the pen, and each finding names explanations that would be innocent. Where a page says “not asked”, nobody has been asked for a reply yet.
footer-flag = Findings say which figures do not fit or need a reason. They say nothing about anyone's intent.

# Foot
footer-who = Who publishes this
publisher = Publisher
funders = Funders
conflicts = Conflicts of interest
licence = Licence
footer-how = How it was made
footer-made = Made with { $program } from the files named under sources, by rules that anyone can run again.
footer-check = Check it yourself
footer-dataset = SHA-256 of the newest dataset:

# Overview
overview-lede = What has been published, what checks of it found, and what is not known. Every number can be walked back to a line of a file.
overview-state = The state of the evidence
imported-at = taken in { $at } ({ $zone })
tile-units = { $count ->
        [one] unit
       *[other] units
    }
tile-units-note = { $empty ->
        [0] all with figures
       *[other] of them without any figure: { $empty }
    }
tile-lines = { $count ->
        [one] line of the sheet published
       *[other] lines of the sheet published
    }
tile-lines-note = not published: { $count }
tile-lines-all = all that the form requires
tile-rules = { $count ->
        [one] rule run
       *[other] rules run
    }
tile-rules-note = of them in part: { $part }; cannot tell: { $unrun }
tile-findings = { $count ->
        [one] finding
       *[other] findings
    }
tile-findings-note = { $count ->
        [0] no unit is flagged
        [one] on one unit
       *[other] on { $count } units
    }
more-results = All results
more-ran = All rules that were run, including those that found nothing
overview-fingerprint = Turnout and share, unit by unit
overview-unknown = What is not known
unknown-lines = Lines of the sheet that the source does not publish: { $count }.
unknown-empty = { $count ->
        [0] Every unit has figures.
        [one] One unit has no figure at all.
       *[other] { $count } units have no figure at all.
    }
unknown-rules = Rules that could be run only in part: { $part }. Rules that cannot tell anything here: { $unrun }.
unknown-reply = The commission's side: nobody has been asked yet.

# Results
results-title = Results
results-lede = Sums over all units as the source publishes them. “Not published” means that no unit has a figure there; it does not mean zero.
results-choices = Votes by choice
results-items = Totals of the lines of the sheet
results-item = Line of the sheet
results-column = Name in the data
results-total = Total
turnout-of = of { $base }
turnout-how = Voters: { $voters }, together { $voters_total }. Base: { $base }, together { $base_total }. Counted over the { $examined } units that have both figures.
turnout-complete = The form says that this base holds everyone who may vote there.
turnout-incomplete = This base may leave out voters on supplementary lists or with cards, so that even more than 100% can be right.
turnout-extremes = Units at exactly 100%: { $full }; above: { $above }.
turnout-unknown = Turnout cannot be told: the form declares no base for it, or the source does not publish it.

# Figures on pages
figure-picture = Picture for sharing (PNG)
figure-numbers = The numbers of this figure

# Classes explained
class-error-explained = Two figures of one sheet or sum contradict each other. At least one of them is wrong, by whatever cause.
class-warning-explained = A figure lies beyond a threshold. There may well be a good reason; it is not in the figures.
class-information-explained = Nothing is wrong. It is reported so that readers can see it.

# Findings
findings-title = Findings
findings-lede = What the rules found, gravest first. Each finding leads to its units, and each unit to the line of the file it came from.
findings-none = The rules found nothing.
findings-none-of-class = None.
findings-rules = Rules in the register: { $rules }. What they passed, and what they could not tell, stands beside what they found.
finding-count = { $examined ->
        [0] { $count }
       *[other] { $count } of { $examined } examined
    }
finding-lede = { $count ->
        [one] one of { $examined } examined
       *[other] { $count } of { $examined } examined
    }
finding-rule = Rule { $code }, version { $version }
finding-example = For example:
finding-source = { $file }, line { $line }
finding-innocent = Innocent explanations
innocent-not-examined = not examined
finding-settle = What would settle it:
finding-grounds = Grounds and limits
finding-why = The rule
finding-method = in the catalogue
finding-threshold = Threshold
finding-no-threshold = None. The rule compares figures exactly.
finding-examined = What was examined
finding-counts = Examined: { $examined }; passed: { $passed }; without the figures needed: { $nulls }; left out because a graver finding explains them: { $masked }.
legal-effect = What the law attaches to it
legal-effect-unknown = not stated in the form
finding-error-rate = Known of false alarms
finding-reply = Reply of the body concerned
reply-not-asked = not asked
finding-reviewer = Reviewed by
reviewer-none = nobody yet
finding-units = Where it was found
finding-table = Units with source line and figures
finding-pages = Pages of this finding
finding-pages-again = Pages of this finding, again
source-line = Line in the file
source-file = Source file

# Units
units-title = All units
units-lede = Every row of the source as it was read, with the line it stands in. A dash means that nothing was published.
units-flagged = { $count ->
        [0] None has a finding.
        [one] One has a finding.
       *[other] With findings: { $count }.
    }
units-missing = Columns without any figure are left out of the tables:
units-by-place = Units by largest place
units-with-findings = With findings
units-pages = { $count ->
        [one] One page
       *[other] All { $count } pages
    }
units-page-title = Units { $from } to { $to } of { $units }
units-page-source = Lines are those of { $files }.
units-page-caption = Figures as in the source; a dash means not published
page-previous = Previous
page-next = Next
page-neighbours = Neighbouring pages
page-neighbours-again = Neighbouring pages, again

# Everything that was run
ran-lede = Every rule with what it examined, passed and could not tell, not only what it found. A rule that was not run has found nothing, and has cleared nothing.
ran-rules = Rules
ran-examined = Examined
ran-passed = Passed
ran-nulls = No figure
ran-hits = Found
ran-masked = Explained
ran-cannot-tell = Cannot tell, and why
ran-legend = “No figure”: units without the figures that the rule needs. “Explained”: hits left out because a graver finding on the same unit explains them.
ran-settings = Thresholds in force
setting = Threshold
setting-name = Name
setting-value = Value
setting-unset = not set
ran-form = Form of the sheet
ran-form-name = Form
ran-form-source = Taken from
ran-form-verified = Seen
form-verified = The sheet itself was seen.
form-not-verified = The sheet itself was not seen; the form was made from law texts or published files.
ran-form-choices = Choices a ballot may mark
ran-form-bases = Base of turnout
ran-relations = What the form says must hold

# Method
method-title = Method
method-lede = What the rules look at, what they cannot see, and how to repeat everything with a program that anyone can run.
method-classes = What a finding can be
method-turnout = How turnout is computed
method-turnout-text = Turnout needs two numbers: who voted, and among whom. The second is never guessed. The form of the sheet declares it, and where it declares none, no turnout is shown.
method-turnout-here = Here, voters are counted by: { $voters }. The base is: { $base }.
method-null = What was not published stays empty. It is never taken for zero, and a rule that needs it does not pass: it says that it cannot tell.
method-check = How to check it yourself
method-check-text = Nothing here needs to be believed. With the source file and the program, the same findings come out on any machine.
method-check-source = The source file is the one that was read if its digest is the same:
method-check-run = The rules give the same findings:
method-check-dataset = The dataset that everything was computed from:
method-rules = The rules
method-gravest = Gravest class:
rule-version = version { $version }
method-settings = Thresholds:
method-masks = Explains hits of:
method-innocent = What could honestly be behind it:

# Sources and data
sources-title = Sources and data
sources-lede = The files that everything rests on, how they were read, and all data to take away.
imported = Taken in
mapping = Mapping of columns
dataset = Dataset
dataset-rows = Units: { $units }; sums stated by the source: { $sums }.
account-bytes = { $bytes } bytes, packed by: { $compression }.
account-encoding = Encoding { $name } ({ $known }).
account-shape = Between cells: { $delimiter }; line ends: { $ends }.
account-rows = Rows taken as units: { $units }; as stated sums: { $aggregates }; left out by a rule of the mapping: { $skipped }; empty: { $blank }.
account-none = How this file was read is not on record.
encoding-known-by-declared = declared
encoding-known-by-byte-order-mark = named by the file itself
encoding-known-by-content = every byte fits
encoding-known-by-guess = likely from the letters; figures do not depend on it
downloads = Open data
downloads-text = Numbers are plain, with a point for decimals; what was not published is empty in CSV and null in JSON.
download-findings = all findings with their units, numbers, files and lines
download-findings-rows = the same, one row for each hit
download-totals = totals of all lines and choices
download-dataset = the frozen dataset: one line of description, then CSV
download-form = the form of the sheet it was read by
download-mapping = the mapping of columns it was read by
