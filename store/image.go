package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"math/bits"
	"slices"
)

// bbolt's own format, version 2. It is written in the machine's byte order;
// every machine Aiosmap is built for is little-endian.
const (
	boltMagic   = 0xED0CDAED
	boltVersion = 2

	pageHeader    = 16 // uint64 id, uint16 flags, uint16 count, uint32 overflow
	metaLength    = 64
	elementLength = 16
	bucketHeader  = 16 // uint64 root page, uint64 sequence

	branchPage   = 0x01
	leafPage     = 0x02
	freelistPage = 0x10

	minPage = 1 << 10
	maxPage = 1 << 16
)

// image is the content of a bbolt file, looked at before bbolt sees it. bbolt
// follows what the pages say: on a damaged file it panics, reads outside the
// file or goes round for ever, and keeps its lock meanwhile. Reading the pages
// here, with every bound checked and every page visited once, cannot do any of
// these. Of the file no more lies in memory than the pages from the root down.
type image struct {
	from     io.ReaderAt
	pageSize int
	pages    uint64 // all page ids in use are below it
	seen     []bool
	visit    visitor
	bucket   string   // the one that is being read
	only     []string // the buckets to read, nil for all
	spare    [][]byte
}

// maxRun is how many bytes a page may have with those it runs on to: bbolt keeps
// two records on a page, and some more when they are there already. What claims
// more is damaged, and is not taken into memory.
const maxRun = 8 * maxRecordLength

// visitor is shown a record; what it gets is valid only inside the call.
type visitor func(bucket string, key, value []byte) error

type boltMeta struct {
	pageSize              uint32
	root, freelist, pages uint64
	txid                  uint64
}

// checkImage verifies that from, size bytes long, is a whole and consistent bbolt
// file. oneMeta tells that one of its two meta pages is not valid, so that the
// last change may be missing.
func checkImage(from io.ReaderAt, size int64) (oneMeta bool, err error) {
	return readImage(from, size, func(string, []byte, []byte) error { return nil })
}

// readImage is checkImage that shows every record of the newest state. A record
// in a bucket inside another is shown under the names of both with a slash
// between.
func readImage(from io.ReaderAt, size int64, visit visitor) (oneMeta bool, err error) {
	im, m, oneMeta, err := newImage(from, size, visit)
	if err != nil {
		return oneMeta, err
	}
	if err := im.tree(m.root, nil, nil); err != nil {
		return oneMeta, err
	}
	if err := im.freelist(m.freelist); err != nil {
		return oneMeta, err
	}
	for id, seen := range im.seen {
		if !seen {
			return oneMeta, fmt.Errorf("page %d is neither used nor free", id)
		}
	}
	return oneMeta, nil
}

// readBuckets shows the records of some buckets of the newest state and looks at
// nothing else: in a file that another one writes, what is large would be
// written over before it is read.
func readBuckets(from io.ReaderAt, size int64, buckets []string, visit visitor) error {
	im, m, _, err := newImage(from, size, visit)
	if err != nil {
		return err
	}
	im.only = buckets
	return im.tree(m.root, nil, nil)
}

// newImage begins to read the newest state.
func newImage(from io.ReaderAt, size int64, visit visitor) (im *image, m boltMeta, oneMeta bool, err error) {
	if m, oneMeta, err = newestMeta(from); err != nil {
		return nil, m, false, err
	}
	if m.pages < 4 || m.pages > uint64(size)/uint64(m.pageSize) {
		return nil, m, oneMeta, fmt.Errorf("%d pages of %d bytes do not fit in %d bytes", m.pages, m.pageSize, size)
	}
	im = &image{from: from, pageSize: int(m.pageSize), pages: m.pages, seen: make([]bool, m.pages), visit: visit}
	im.seen[0], im.seen[1] = true, true
	return im, m, oneMeta, nil
}

// newestMeta finds the two meta pages as bbolt does: the first at the start,
// the second one page further, whatever the page size of the machine that
// made the file. bbolt writes them in turn, transaction n to page n mod 2; when
// they are not neighbours in that order, one of them is an old copy.
func newestMeta(from io.ReaderAt) (m boltMeta, oneMeta bool, err error) {
	first, firstOK, err := metaAt(from, 0)
	if err != nil {
		return boltMeta{}, false, err
	}
	if !firstOK {
		for size := minPage; size <= maxPage; size *= 2 {
			second, ok, err := metaAt(from, size)
			if err != nil {
				return boltMeta{}, false, err
			}
			if ok && int(second.pageSize) == size {
				return second, true, nil
			}
		}
		return boltMeta{}, false, errors.New("no valid meta page")
	}
	second, ok, err := metaAt(from, int(first.pageSize))
	switch {
	case err != nil:
		return boltMeta{}, false, err
	case !ok:
		return first, true, nil
	case first.pageSize != second.pageSize:
		return boltMeta{}, false, fmt.Errorf("page sizes %d and %d", first.pageSize, second.pageSize)
	}
	inTurn := first.txid%2 == 0 && (second.txid == first.txid+1 || second.txid+1 == first.txid)
	// The choice must be bbolt's own, right or wrong.
	if second.txid > first.txid {
		return second, !inTurn, nil
	}
	return first, !inTurn, nil
}

// errReading marks a file that could not be read, which says nothing of what is
// in it.
var errReading = errors.New("reading")

// errShort marks a file that ends before what it should hold.
var errShort = errors.New("file ends early")

func readAt(from io.ReaderAt, b []byte, at int64) error {
	switch _, err := from.ReadAt(b, at); {
	case errors.Is(err, io.EOF):
		return errShort
	case err != nil:
		return fmt.Errorf("%w: %w", errReading, err)
	}
	return nil
}

func metaAt(from io.ReaderAt, offset int) (m boltMeta, ok bool, err error) {
	b := make([]byte, metaLength)
	switch err := readAt(from, b, int64(offset+pageHeader)); {
	case errors.Is(err, errShort):
		return boltMeta{}, false, nil
	case err != nil:
		return boltMeta{}, false, err
	}
	le := binary.LittleEndian
	sum := fnv.New64a()
	sum.Write(b[:56])
	size := le.Uint32(b[8:])
	if le.Uint32(b) != boltMagic || le.Uint32(b[4:]) != boltVersion || le.Uint64(b[56:]) != sum.Sum64() ||
		size < minPage || size > maxPage || bits.OnesCount32(size) != 1 {
		return boltMeta{}, false, nil
	}
	return boltMeta{
		pageSize: size,
		root:     le.Uint64(b[16:]),
		freelist: le.Uint64(b[32:]),
		pages:    le.Uint64(b[40:]),
		txid:     le.Uint64(b[48:]),
	}, true, nil
}

// page gives page id with its overflow pages, and marks them as used. done gives
// it back.
func (im *image) page(id uint64) ([]byte, error) {
	if id < 2 || id >= im.pages {
		return nil, fmt.Errorf("page %d of %d", id, im.pages)
	}
	start := int64(id) * int64(im.pageSize)
	head := im.take(im.pageSize)
	if err := readAt(im.from, head, start); err != nil {
		return nil, fmt.Errorf("page %d: %w", id, err)
	}
	if own := binary.LittleEndian.Uint64(head); own != id {
		return nil, fmt.Errorf("page %d calls itself %d", id, own)
	}
	last := id + uint64(binary.LittleEndian.Uint32(head[12:]))
	if last >= im.pages || int64(last-id+1)*int64(im.pageSize) > maxRun {
		return nil, fmt.Errorf("page %d runs on to %d of %d", id, last, im.pages)
	}
	for i := id; i <= last; i++ {
		if im.seen[i] {
			return nil, fmt.Errorf("page %d is used twice", i)
		}
		im.seen[i] = true
	}
	if last == id {
		return head, nil
	}
	page := im.take(int(last-id+1) * im.pageSize)
	copy(page, head)
	im.done(head)
	if err := readAt(im.from, page[im.pageSize:], start+int64(im.pageSize)); err != nil {
		return nil, fmt.Errorf("page %d: %w", id, err)
	}
	return page, nil
}

// take gives n bytes to read into, done takes them back.
func (im *image) take(n int) []byte {
	for i, b := range im.spare {
		if cap(b) >= n {
			im.spare = slices.Delete(im.spare, i, i+1)
			return b[:n]
		}
	}
	return make([]byte, n)
}

// maxSpare is how many buffers are kept: more than a file is deep.
const maxSpare = 16

func (im *image) done(b []byte) {
	if len(im.spare) < maxSpare {
		im.spare = append(im.spare, b)
	}
}

// tree checks the pages below id, whose keys lie from least up to, not
// including, limit; nil is no bound.
func (im *image) tree(id uint64, least, limit []byte) error {
	page, err := im.page(id)
	if err != nil {
		return err
	}
	defer im.done(page)
	switch flags := binary.LittleEndian.Uint16(page[8:]); flags {
	case leafPage:
		return im.leaf(page, least, limit)
	case branchPage:
		return im.branch(page, id, least, limit)
	default:
		return fmt.Errorf("page %d is of kind %#x", id, flags)
	}
}

func (im *image) branch(page []byte, id uint64, least, limit []byte) error {
	count := int(binary.LittleEndian.Uint16(page[10:]))
	if count == 0 {
		return fmt.Errorf("branch page %d is empty", id)
	}
	keys := make([][]byte, count+1)
	for i := range count {
		at := pageHeader + i*elementLength
		key, _, err := element(page, count, at, 0)
		if err != nil {
			return fmt.Errorf("page %d: %w", id, err)
		}
		if err := ordered(key, least, limit, i > 0); err != nil {
			return fmt.Errorf("page %d: %w", id, err)
		}
		keys[i], least = key, key
	}
	keys[count] = limit
	for i := range count {
		child := binary.LittleEndian.Uint64(page[pageHeader+i*elementLength+8:])
		if err := im.tree(child, keys[i], keys[i+1]); err != nil {
			return err
		}
	}
	return nil
}

// leaf checks a leaf page, or the small page inside a bucket's value.
func (im *image) leaf(page []byte, least, limit []byte) error {
	le := binary.LittleEndian
	count := int(le.Uint16(page[10:]))
	if count == 0 && least != nil {
		// Only a bucket as a whole can be empty: its root page.
		return errors.New("leaf page without records")
	}
	for i := range count {
		at := pageHeader + i*elementLength
		key, value, err := element(page, count, at, 4)
		if err != nil {
			return err
		}
		if err := ordered(key, least, limit, i > 0); err != nil {
			return err
		}
		least = key
		switch flags := le.Uint32(page[at:]); flags {
		case 0:
			if err := im.visit(im.bucket, key, value); err != nil {
				return err
			}
		case 1:
			if err := im.inBucket(string(key), value); err != nil {
				return err
			}
		default:
			return fmt.Errorf("record of kind %#x", flags)
		}
	}
	return nil
}

func (im *image) inBucket(name string, value []byte) error {
	outer := im.bucket
	defer func() { im.bucket = outer }()
	if outer != "" {
		name = outer + "/" + name
	}
	if im.only != nil && !slices.Contains(im.only, name) {
		return nil
	}
	im.bucket = name
	if len(value) < bucketHeader {
		return fmt.Errorf("bucket of %d bytes", len(value))
	}
	if root := binary.LittleEndian.Uint64(value); root != 0 {
		return im.tree(root, nil, nil)
	}
	inline := value[bucketHeader:]
	if len(inline) < pageHeader || binary.LittleEndian.Uint16(inline[8:]) != leafPage {
		return errors.New("bucket without a page")
	}
	return im.leaf(inline, nil, nil)
}

// element gives key and value of the element at page[at:], whose position and
// lengths begin after skip bytes. A branch element (skip 0) has no value.
func element(page []byte, count, at, skip int) (key, value []byte, err error) {
	if pageHeader+count*elementLength > len(page) {
		return nil, nil, fmt.Errorf("%d elements in %d bytes", count, len(page))
	}
	le := binary.LittleEndian
	pos := uint64(at) + uint64(le.Uint32(page[at+skip:]))
	keyEnd := pos + uint64(le.Uint32(page[at+skip+4:]))
	end := keyEnd
	if skip > 0 {
		end += uint64(le.Uint32(page[at+skip+8:]))
	}
	if pos < uint64(pageHeader+count*elementLength) || end > uint64(len(page)) || keyEnd == pos {
		return nil, nil, fmt.Errorf("element at %d points from %d to %d of %d", at, pos, end, len(page))
	}
	return page[pos:keyEnd], page[keyEnd:end], nil
}

// ordered tells what is wrong with the place of key: below least, equal to it
// where the neighbour before has that key, or not below limit.
func ordered(key, least, limit []byte, afterNeighbour bool) error {
	if least != nil {
		if c := bytes.Compare(key, least); c < 0 || c == 0 && afterNeighbour {
			return errors.New("keys out of order")
		}
	}
	if limit != nil && bytes.Compare(key, limit) >= 0 {
		return errors.New("key beyond its page")
	}
	return nil
}

func (im *image) freelist(id uint64) error {
	page, err := im.page(id)
	if err != nil {
		return fmt.Errorf("free list: %w", err)
	}
	defer im.done(page)
	le := binary.LittleEndian
	if flags := le.Uint16(page[8:]); flags != freelistPage {
		return fmt.Errorf("free list of kind %#x", flags)
	}
	count, ids := uint64(le.Uint16(page[10:])), page[pageHeader:]
	if count == 0xFFFF { // more than fits: the first entry is the count
		count, ids = le.Uint64(ids), ids[8:]
	}
	if count > uint64(len(ids)/8) {
		return fmt.Errorf("free list of %d in %d bytes", count, len(page))
	}
	var before uint64
	for i := range count {
		free := le.Uint64(ids[i*8:])
		if free <= before || free >= im.pages || im.seen[free] {
			return fmt.Errorf("free list names page %d", free)
		}
		im.seen[free], before = true, free
	}
	return nil
}
