package roster

// Memory is what is remembered between lists, none of it personal: mals with
// the date last confirmed, confirmed links of columns, and the SHA-256 of
// written files. The settings file implements it.
type Memory interface {
	// Mal gives the newest mal of an institute in its stored form, its version
	// and the ISO date it was last confirmed (empty when never).
	Mal(institute string) (mal []byte, version int, confirmed string, ok bool, err error)
	PutMal(institute string, mal []byte) (version int, err error)
	ConfirmMal(institute, date string) error
	// Mapping gives the links confirmed for a header row and mal.
	Mapping(key string) (mapping []byte, ok bool, err error)
	PutMapping(key string, mapping []byte) error
	// KnownCSV gives the date and number of rows of a file that was written.
	KnownCSV(sha256 [32]byte) (date string, rows int, ok bool, err error)
	RememberCSV(sha256 [32]byte, rows int) error
	Choice(name string) (value string, ok bool, err error)
	SetChoice(name, value string) error
}
