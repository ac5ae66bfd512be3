package store

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/windows"
)

// errMarkHeld tells that another one has the mark.
var errMarkHeld = errors.New("the mark of an open file is held")

// take makes the mark and holds it against all others, or waits for the one
// that does. Where it cannot be made, the next opening only looks less closely.
// The error is errMarkHeld.
func (m *openMark) take(wait time.Duration) error {
	name, err := windows.UTF16PtrFromString(m.path)
	if err != nil {
		return nil
	}
	for deadline := time.Now().Add(wait); ; time.Sleep(placeWait) {
		h, err := windows.CreateFile(name, windows.GENERIC_READ|windows.GENERIC_WRITE, 0, nil, windows.OPEN_ALWAYS, windows.FILE_ATTRIBUTE_NORMAL, 0)
		switch {
		case err == nil:
			m.file, m.set = os.NewFile(uintptr(h), m.path), true
			return nil
		case !errors.Is(err, windows.ERROR_SHARING_VIOLATION):
			return nil
		case time.Now().After(deadline):
			return errMarkHeld
		}
	}
}

// put has nothing to do: take has made it.
func (m *openMark) put() {}
