# Maps: titles, legends, what is said of shapes, and the verb that takes them in.

maps-title = On the map
maps-note = A large area is not many voters: how many stand behind a shade is in the table under each map. Shades are classes with the limits that the legend gives.
maps-source = Shapes:
maps-licence = Licence: { $licence }.
maps-file = The file of shapes
download-shapes = Shapes of places, as received

map-place = Place
map-voters = Voters
map-voters-before = Voters before
map-registered-before = On the list before
map-left-out = Units left out
map-with-finding = Units with an error
map-missing = no figures
map-class = { $from } to { $to }
map-class-zero = exactly { $zero }

map-turnout-title = Turnout on the map
map-leader-title = The share of { $leader } on the map
map-leader-heading = Share of { $leader }, % of valid ballots
map-findings-title = Units whose figures cannot both be true, on the map
map-findings-heading = Units with a finding of the class error, % of all units
map-change-title = Change of turnout since { $former }, on the map
map-change-heading = Change of turnout (% of { $base }), in percentage points

map-alt = Map of { $places ->
        [one] one place
       *[other] { $places } places
    } by: { $heading }. Lowest: { $low }, { $least }. Highest: { $high }, { $most }. Without figures: { $without }.
map-alt-empty = Map without a single figure for: { $heading }.
map-method = Sums over the units of a place that publish what is needed. Classes are equally wide, from their lower limit up to below the upper one. Areas are true to size (cylindrical equal-area projection); a large area is not many voters.
map-shapes = Shapes: { $source } (SHA-256 { $digest }…), licence { $licence }.
map-without-shape = Without a shape ({ $count }), in the table only: { $places }.
map-without-place = Shapes without results ({ $count }), hatched: { $places }.

geometry-imported = shapes of { $level } stand: { $drawn } of { $places } places have one
geometry-known = these shapes stand already: nothing was added
geometry-matched = { $file }: { $shapes ->
    [one] { $shapes } shape
   *[other] { $shapes } shapes
}, level { $level }, named by { $properties }
geometry-without-shape = without a shape ({ $count }): { $places }
geometry-without-place = shapes without a place ({ $count }): { $places }
