// Package store keeps Aiosmap's files on disk. It knows bytes, keys and dates
// and no domain; it is the only room that knows bbolt and the system's key
// store.
//
// # The settings file
//
// instellingen.db in the data folder (DataFolder) is one bbolt file that holds
// nothing personal. Its buckets, flat, no bucket inside another:
//
//	meta      "schema" -> uint32, the schema's number
//	          "tally"  -> uint64 number of records, uint64 sum of their checksums
//	mals      uint16 length of the institute, institute, uint32 version
//	          -> one byte length of the date (0 or 10), date last confirmed, mal
//	mappings  key as given -> mapping as given
//	written   SHA-256 of a CSV (32 bytes) -> date (10 bytes), uint32 rows
//	choices   name -> value
//
// Numbers are big-endian, dates are ISO (2026-11-22). Every stored value,
// those in meta too, begins with four bytes CRC-32C over bucket, key and body,
// each of the first two preceded by its length as uint32; so a byte that rots,
// or a record under another one's key, is found when the file is opened. The
// tally counts the records outside meta, so that lost ones are missed. The
// form of "schema" stays the same in every schema, so that a later file is
// always recognised as one.
//
// # What is promised
//
// A call that returned without error survives a kill, and a power loss where
// the disk honours flush. A damaged settings file is refused and left as it is.
// When one of bbolt's two meta pages is unreadable, the file opens at the last
// state that can be proved and Doubt says that a change may be missing.
//
// # The jobs
//
// klussen in the data folder (OpenJobs) holds the open lists, which are
// personal, and so are sealed. One file each, replaced whole:
//
//	<id>.klus           the state of a job: edits, decisions
//	<id>.bron           the list as it came
//	<name>.memo         a record that belongs to no job
//	sleutel-<nnnn>.merk the id of a key; the highest number is in use
//	*.nieuw             a file that is not whole yet
//
// An id is 16 random bytes in hexadecimal. Every file but the last kind begins
// with the line "aiosmap klus 1". In a mark the key's id and a newline follow.
// In the others a sealed value follows (see package seal), with as place the
// format "aiosmap-klus/1", the key's id as file, the extension as bucket and
// the job's id or the memo's name as record. What is sealed is the time it was
// saved (int64, milliseconds since 1970, big-endian) and the bytes as given.
//
// The key is 32 random bytes in the key store of the operating system (service
// "Aiosmap", name "klussen-" and the key's id); state, source and memo each
// have a purpose key of their own: "klus", "bron", "memo". A key is put in the
// store before its mark is placed, and a mark never replaces one. When the key
// of the newest mark is lost, a next one is made; the three before it are still
// tried, so that jobs come back if their key does.
//
// What holds: another user of the computer, a thief of the disk, or someone
// with a backup of the folder but without the key store reads nothing but
// sizes, times of change and how many jobs there are. A file that was changed,
// cut, exchanged with another, renamed or brought from another folder does not
// open; it is listed as unreadable and stays until the user removes it.
//
// What does not: a program that runs as the same user can ask the key store
// too. Someone who may write in the folder can delete files and put back an
// earlier version of the same file, which opens. Removing deletes the file and
// does not wipe the medium; what is left there is sealed. The open list in
// memory, and what the system swaps out, is not protected.
package store
