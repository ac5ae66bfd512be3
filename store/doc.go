// Package store keeps Aiosmap's files on disk. It knows bytes, keys and dates
// and no domain; it is the only room that knows bbolt.
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
// the disk honours flush. A damaged file is refused and left as it is. When one
// of bbolt's two meta pages is unreadable, the file opens at the last state
// that can be proved and Doubt says that a change may be missing.
package store
