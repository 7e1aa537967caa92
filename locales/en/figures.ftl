# Figures: titles, axes, alternative texts, and the lines that travel with a shared picture.

simulated-mark = SIMULATED
simulated-figure = SIMULATED: invented figures. This is not a real election.

figure-not-stated = not stated
figure-source = Source: { $source }
figure-method = Method: { $method }
figure-publisher = Publisher: { $publisher } · Licence: { $licence }

not-published = not published
choice = Choice
axis-turnout = Turnout, % of { $base }
axis-share = Share of { $leader }, %
axis-units = Units
axis-votes = Votes
axis-share-of = % of { $base }

fingerprint-title = Turnout and the share of { $leader }, unit by unit
fingerprint-alt = Heat map of { $units ->
        [one] one unit
       *[other] { $units } units
    } by turnout and by the share of { $leader }. The fullest square, at a turnout of { $turnout }% and a share of { $share }%, holds { $most ->
        [one] one unit
       *[other] { $most } units
    }.
fingerprint-legend = Units in one square
fingerprint-note = A square holds the units with that turnout and that share. Further right, more people voted; higher up, the share is larger. Exactly 100% has a row and a column of its own. A tail towards the upper right corner is a reason to ask, not an answer.
fingerprint-method = Every unit counts once, in squares of one point by one point; turnout on { $base }. Units shown: { $used }; that cannot be placed: { $left }.
fingerprint-table = Units by turnout and share, in steps of ten points

histogram-title = Units by turnout
histogram-alt = Histogram of { $units ->
        [one] one unit
       *[other] { $units } units
    } by turnout, in steps of one point. Half of them lie below { $median }% or in that step. At exactly 100%: { $full }.
histogram-method = Every unit counts once, in steps of one point; exactly 100% is a step of its own; turnout on { $base }. Units shown: { $used }; that cannot be placed: { $left }.

bars-title = Votes by choice
bars-alt = Bars for { $choices ->
        [one] one choice
       *[other] { $choices } choices
    }. The longest: { $first }, { $votes }.
bars-others = { $choices ->
        [one] One other choice
       *[other] { $choices } other choices
    }
bars-method = Sums over all units of the edition, as published; shares of { $base }.
