// Package crash tells what the disk can look like after a program was killed or
// the power failed. It is for tests: no program that ships contains it.
//
// Record runs a program once under strace, which sees every call that changes
// a file below one folder, with all bytes. From that trace two families of
// images of the folder are made:
//
//   - Kills: what a kill −9 leaves. The kernel goes on to hold everything that
//     was written, so an image is what the first n calls made, for every n, and
//     where call n wrote more than a page, a part of it.
//   - Losses: what a power failure leaves. What a file holds is certain only up
//     to its last fsync or fdatasync, and what a folder holds (the names: made,
//     renamed, removed) only up to the folder's last fsync. Of all that came
//     after, any part may have reached the disk, in any order, and a write may
//     be torn between two sectors.
//
// This is the worst that the specification of these calls allows, and worse
// than most file systems do: a disk that loses what it said it had flushed is
// not in it.
package crash
