# What is known of a finding besides its arithmetic, and what that means for publishing
finding-reply-of = Reply of
innocent-excluded = examined: excluded
innocent-possible = examined: possible
innocent-sufficient = examined: explains the finding
contact = Contact
draft-mark = Draft, not for publication.
draft-no-publisher = Nobody is named as publisher.
draft-no-contact = No address for corrections and replies is given.
draft-not-asked = { $count ->
    [one] In one finding the body concerned has not been asked for a reply.
   *[other] In { $count } findings the body concerned has not been asked for a reply.
}
export-site-draft = warning: the site is a draft, and its pages say why

# What is known of false alarms of rules that are arithmetic alone
error-rate-arithmetic = Exact arithmetic on printed figures, with room for their rounding: where all of them belong together and were copied rightly, the rule cannot fire. How often newsrooms and commissions slip is not known for this election.
R204-error-rate = { error-rate-arithmetic }
R301-error-rate = { error-rate-arithmetic }
R303-error-rate = { error-rate-arithmetic }
R304-error-rate = { error-rate-arithmetic }
R305-error-rate = { error-rate-arithmetic }
R306-error-rate = { error-rate-arithmetic }
R404-error-rate = { error-rate-arithmetic }
