# The log of a case, at the terminal.

log-origin = Log
log-size = Leaves
log-root = Root
log-signed = Leaves of the last checkpoint outside the case
log-pending = Entries without a leaf
log-key = Public key
log-checkpoints = Checkpoints found right
log-tiles = Tiles read
log-entries = Entries read
log-beyond = Tiles beyond the newest checkpoint
log-faults = Faults
log-begun = The log has begun. { $keys } holds its key and its last checkpoint: copy it to another place, and never into a copy of the case. Publish the public key where others can find it.
log-unequal = The last checkpoint outside the case has another number of leaves than the published one: either a writer was cut short (scrutineer log append), or this is an older copy of the case.
log-right = The log is whole: every checkpoint is signed by the key, and its root is that of the leaves.
log-wrong = The log is not whole.
