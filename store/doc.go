// Package store keeps Aiosmap's files on disk: settings, open lists, portfolios.
// It knows bytes, keys and dates and no domain; it is the only room that knows
// bbolt and the system's key store.
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
//
// # The portfolios
//
// portfolios in the data folder (NewPortfolios) holds one file for each owner:
//
//	<id>.aiosmap                    the portfolio, a bbolt file with pages of 4 KiB
//	<id>.open                       it is open for writing, or was when its end came
//	<id>.aiosmap-<n>.nieuw          a file that has not got its place yet
//	<id>.aiosmap.beschadigd-<time>  what lay there when a backup was put back
//	reservekopieen/<id>/<time>-<n>.aiosmap  backups, n goes up by one
//	opzij/                          what SetAside took out of sight
//
// Second backups lie in "Aiosmap reservekopieën/<id>" in the folder that the
// owner names. An id is 16 random bytes in hexadecimal. Times in names are UTC.
//
// The buckets of the file, flat, and what lies in them under which key:
//
//	meta         "schema" -> uint32, the schema's number: 2
//	             "file"   -> 16 bytes, the file's id
//	             "user"   -> 32 bytes, a tag of the owner's user name
//	             "lock"   -> uint32 wrong passwords since the last right one,
//	                         one byte: 1 when a change may be missing and the
//	                         owner has not been told
//	slots        16 bytes slot id -> a slot (see package seal), one of a kind at
//	             most; those for password and recovery code are always there
//	head         "head" -> the head, sealed
//	identity     "identity" -> 32 bytes, the seed of the owner's identity, sealed
//	profile, definitions, revisions, concepts, kladblok, settings,
//	documents, folders, marks, outbox
//	             1 to 64 small letters, digits, hyphens -> a record, sealed
//	chunks       document id, hyphen, five digits -> a piece of that document,
//	             sealed: 1 MiB each, the last one shorter
//
// Schema 1 had no chunks, documents, folders, marks and outbox, and is the same
// otherwise. A file of it is brought to schema 2 when it is unlocked, after a
// backup; where nothing can be written it is read as it is. What the records say
// is told in app/portfolio (record.go), what a revision is in app/form
// (encoding.go).
//
// A document lies in chunks, so that no more than some of it need be in memory.
// They are written some at a time and the record in documents, which has the
// length and the SHA-256 of the whole, with the last of them: before that nobody
// sees the document. Chunks that no record names are what a kill left, and are
// taken away after the next opening. A document that Aiosmap issues comes in one
// transaction with its record.
//
// A bucket without records need not be there. Numbers are big-endian. A value in
// meta and slots begins with a CRC-32C as in the settings file. The others are
// sealed values of package seal, which begin with one too: so all that rots is
// found without a key. What is in meta and slots keeps its form in every schema,
// so that the lock works on a file before it is brought to the newest one.
//
// The file key is 32 random bytes and lies in the slots alone. Each bucket of
// sealed records has a key of its own, from the file key with the bucket's name
// as purpose (seal.Purpose); the head has two, "head" to seal it and "head-sum"
// for what is in it. The place of a sealed value is the format
// "aiosmap-portfolio/1", the file's id, the bucket and the key. A slot for the
// key store opens with 32 random bytes that are kept there as
// "portfolio-<id>-<slot id>" (service "Aiosmap").
//
// The tag of the user name is HKDF-SHA-256 (RFC 5869) of the name in NFC, small
// letters and without space around it, the salt is the file's id in bytes, the
// info "aiosmap/1 user-name", 32 bytes long. Passwords are taken in NFC.
//
// The head is 48 bytes: uint64 number of transactions so far, uint64 number of
// entries, 32 bytes sum of their shares modulo 2^256. Entries are all stored
// values but the head and "lock". The share of one is HMAC-SHA-256 with the key
// "head-sum" over three parts, each preceded by its length as uint32: bucket,
// key, and nonce and tag of a sealed value, the whole stored value in meta and
// slots. A sum does not hang on an order, so that a change costs the shares of
// what it changes. It is compared when a file is opened and before a backup or
// a new file counts. A new head is sealed by every transaction, with another
// nonce; two files of one id with the same bytes there are the same state.
//
// # What a portfolio promises
//
// A Write that returned without error survives a kill, and a power loss where
// the disk honours flush. After an error on the way to disk the file is opened
// again, and what is told is what it holds. An attempt with a password is on
// disk before the password is tried. New files (a new portfolio, backups,
// copies, compaction, new keys) are made under another name, synced, checked,
// compared where keys are at hand, and only then renamed. None of this takes the
// file into memory as a whole. The file as it lies
// there is read and checked page by page before bbolt sees it, after an end that
// was not clean also in a process of its own. A file is never made where one
// was, or where a backup tells of one. When one of bbolt's two meta pages is
// unreadable, the file opens at the last state that can be proved, and Doubt
// says so.
//
// Against another user of the computer, or who finds a copy or a backup: all
// records, which of them are the Kladblok's text, documents with their names,
// the seed and the keys are closed. A value that was changed, moved to another key, bucket or file,
// left out, put back from earlier, or exchanged with one of another portfolio
// makes the file refused, also when every checksum was mended; so does a slot,
// the user name's tag, the schema and the head. A slot of an unknown kind or
// with an unknown KDF number is refused as a later program's.
//
// What does not hold:
//
//   - Who has the file can guess passwords as fast as Argon2id lets him, and so
//     for every copy and backup ever made. The lock is a rule of our window: it
//     is plain, so whoever writes the file can set it back, and a backup that is
//     put in place by hand brings the attempts of then.
//   - A new password or recovery code closes the file of now. Backups and copies
//     of before open with what opened them then, until they are removed
//     (DropOldBackups); so they do after new keys (Rekey), which alone part from
//     a file key that leaked. The identity stays through that.
//   - The whole file of an earlier time in place of that of now opens: nothing
//     in a file can tell that there was a later one.
//   - The file can be deleted, with its backups.
//   - Sizes, the number of records in each bucket, their keys, so also how many
//     documents there are and how long each is to the byte, times of change and
//     of backups, whether a key store is used and how many attempts failed
//     are open. So is, in effect, the user name: BIG numbers are few enough to
//     try them all against the tag. The tag keeps the number out of sight of a
//     search through a disk, and no more.
//   - Removed and replaced records lie sealed in free pages until Compact or
//     Purge, and on the medium after that.
//   - A program that runs as the same user can ask the key store, and while the
//     portfolio is open read the memory of this one. Go promises no wiping of
//     keys; what the system swaps out is not protected.
//   - A computer that lies about flush can lose what was acknowledged.
//
// # Copies for other programs
//
// weergave in the data folder (NewCopies) holds what a portfolio gave to another
// program of the computer to show or print: <random>/<name of the document>, as
// it is, for this user alone and read-only. It is the one place where something
// of a portfolio lies open on the disk. It is emptied when the portfolio locks
// or is logged out, when Aiosmap ends, and when it starts again after an end
// that came too soon. Until then, and where a program on Windows keeps one open
// until the next start, another program of the same user can read it; what was
// deleted is not wiped from the medium.
package store
