package watch

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
)

// sight is what a look at a file costs little to know.
type sight struct {
	there bool
	size  int64
	// modified is in nanoseconds since 1970.
	modified int64
}

// look sees whether a file is there and how it looks. Anything that is not a
// plain file, or cannot be reached, is not there.
func look(path string) sight {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return sight{}
	}
	return seen(info)
}

func seen(info fs.FileInfo) sight {
	return sight{true, info.Size(), info.ModTime().UnixNano()}
}

// content is what a file held. data and sum are empty above MostBytes.
type content struct {
	sight sight
	large bool
	data  []byte
	sum   [sha256.Size]byte
}

func (c content) same(other content) bool {
	if c.large || other.large {
		return c.large && other.large && c.sight == other.sight
	}
	return c.sum == other.sum
}

// errMoving: the file was written while it was read.
var errMoving = errors.New("the file changed while it was read")

// piece is how much is read at once, so that an end is heeded soon.
const piece = 1 << 20

// read reads a whole file that nobody writes meanwhile.
func read(ctx context.Context, path string) (content, error) {
	f, err := open(path)
	if err != nil {
		return content{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return content{}, err
	}
	if !info.Mode().IsRegular() {
		return content{}, &fs.PathError{Op: "read", Path: path, Err: fs.ErrInvalid}
	}
	c := content{sight: seen(info)}
	if c.sight.size > MostBytes {
		c.large = true
		return c, nil
	}
	c.data = make([]byte, 0, c.sight.size+1)
	for {
		if err := ctx.Err(); err != nil {
			return content{}, err
		}
		n, err := f.Read(c.data[len(c.data):min(len(c.data)+piece, cap(c.data))])
		c.data = c.data[:len(c.data)+n]
		switch {
		case int64(len(c.data)) > c.sight.size:
			return content{}, errMoving
		case err == io.EOF:
			info, err := f.Stat()
			if err != nil {
				return content{}, err
			}
			// The sight of the handle is held against itself only: on Windows
			// that of the name may lag behind it.
			if seen(info) != c.sight || int64(len(c.data)) != c.sight.size {
				return content{}, errMoving
			}
			c.sum = sha256.Sum256(c.data)
			return c, nil
		case err != nil:
			return content{}, err
		}
	}
}
