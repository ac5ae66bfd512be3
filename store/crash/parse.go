package crash

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// call is one finished system call as strace -y -xx writes it. Every string in
// it is in hexadecimal, so that separators are separators.
type call struct {
	thread string
	name   string
	args   []string
	result string
}

var (
	// A call that another thread's call interrupts comes in two lines.
	unfinished = regexp.MustCompile(`^(\d+) +(.*) <unfinished \.\.\.>$`)
	resumed    = regexp.MustCompile(`^(\d+) +<\.\.\. \w+ resumed>(.*)$`)
	finished   = regexp.MustCompile(`^(\d+) +(\w+)\((.*)\) += (.*)$`)
	// 4</a/path> is an open file, with its name of now.
	openFile = regexp.MustCompile(`^(\d+|AT_FDCWD)(?:<((?:\\x[0-9a-f]{2})*)>)?`)
)

// newTracer is for what happens in folder, which is as start when it begins.
func newTracer(start Image, folder, marks string) *tracer {
	return &tracer{folder: folder, marks: marks, now: diskOf(start), last: len(start.Files), places: map[string]*place{}, count: map[string]int{}}
}

// parse reads a trace.
func (t *tracer) parse(r io.Reader) error {
	half := map[string]string{}
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadString('\n')
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		line = strings.TrimSuffix(line, "\n")
		if m := unfinished.FindStringSubmatch(line); m != nil {
			half[m[1]] = m[1] + " " + m[2]
			continue
		}
		if m := resumed.FindStringSubmatch(line); m != nil {
			line = half[m[1]] + m[2]
			delete(half, m[1])
		}
		m := finished.FindStringSubmatch(line)
		if m == nil {
			continue // a signal, an exit
		}
		if err := t.take(call{thread: m[1], name: m[2], args: strings.Split(m[3], ", "), result: m[4]}); err != nil {
			return fmt.Errorf("%.200s: %w", line, err)
		}
	}
}

// place is where an open file is written next.
type place struct {
	file   int
	at     int64
	append bool
}

// tracer turns calls into ops.
type tracer struct {
	call          Call           // the one that is being taken
	count         map[string]int // of calls, by thread and name
	folder, marks string
	now           *disk
	last          int // the highest number of a file
	places        map[string]*place
	ops           []Op
	errno         string // of the call that is made to fail, "" for none
	hit           bool   // it was
}

func (t *tracer) add(o Op) {
	o.Call = t.call
	t.ops = append(t.ops, o)
	t.now.do(o)
}

// take adds what a call did to the folder, if anything.
func (t *tracer) take(c call) error {
	t.count[c.thread+" "+c.name]++
	t.call = Call{Name: c.name, N: t.count[c.thread+" "+c.name]}
	if strings.HasPrefix(c.result, "-1 ") {
		return t.failed(c)
	}
	if strings.HasPrefix(c.result, "?") {
		return nil // the end of the program
	}
	switch c.name {
	case "openat":
		return t.open(c)
	case "close":
		return nil
	case "lseek":
		return t.seek(c)
	case "write", "pwrite64":
		return t.write(c)
	case "fsync", "fdatasync":
		return t.sync(c)
	case "ftruncate":
		p, inside, err := t.opened(c.args[0])
		if err != nil || !inside {
			return err
		}
		return t.truncate(p, c.args[1])
	case "truncate":
		whole, err := t.at("AT_FDCWD", c.args[0])
		p, inside := t.inside(whole)
		if err != nil || !inside {
			return err
		}
		return t.truncate(p, c.args[1])
	case "rename", "link", "unlink", "mkdir", "rmdir":
		return t.named(c.name, c.args, "")
	case "renameat", "renameat2", "linkat":
		from, err := t.at(c.args[0], c.args[1])
		if err != nil {
			return err
		}
		to, err := t.at(c.args[2], c.args[3])
		if err != nil {
			return err
		}
		return t.change(strings.TrimRight(c.name, "at2"), from, to)
	case "unlinkat", "mkdirat":
		p, err := t.at(c.args[0], c.args[1])
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(c.name, "at")
		if len(c.args) > 2 && c.args[2] == "AT_REMOVEDIR" {
			name = "rmdir"
		}
		return t.change(name, p, "")
	default:
		return t.unknown(c)
	}
}

// failed takes a call that gave an error: nothing was done.
func (t *tracer) failed(c call) error {
	if strings.Contains(c.result, t.errno) && strings.HasSuffix(c.result, "(INJECTED)") {
		t.hit = true
	}
	if c.name != "fsync" && c.name != "fdatasync" {
		return nil
	}
	p, inside, err := t.opened(c.args[0])
	if err != nil || !inside || t.now.folders[p] {
		return err
	}
	return t.addToFile(Op{Kind: FailedSync, Path: p})
}

// named is the older form of a call, with bare paths.
func (t *tracer) named(name string, args []string, to string) error {
	from, err := t.at("AT_FDCWD", args[0])
	if err != nil {
		return err
	}
	if name == "rename" || name == "link" {
		if to, err = t.at("AT_FDCWD", args[1]); err != nil {
			return err
		}
	}
	return t.change(name, from, to)
}

// unknown fails when a call that is not understood reaches the folder.
func (t *tracer) unknown(c call) error {
	for _, a := range c.args {
		text, err := unhex(strings.Trim(a, `"`))
		if m := openFile.FindStringSubmatch(a); m != nil {
			text, err = unhex(m[2])
		}
		if err != nil {
			continue // a number, a flag
		}
		if _, inside := t.inside(text); inside {
			return errors.New("a call that is not understood")
		}
	}
	return nil
}

func (t *tracer) open(c call) error {
	p, inside, err := t.opened(c.result)
	if err != nil || !inside {
		return err
	}
	flags := strings.Split(c.args[2], "|")
	if slices.Contains(flags, "O_RDONLY") || t.now.folders[p] {
		t.add(Op{Kind: Open, Path: p})
		return nil
	}
	file, there := t.now.names[p]
	switch {
	case !there && !slices.Contains(flags, "O_CREAT"):
		return errors.New("a file that the trace did not make")
	case !there:
		t.last++
		file = t.last
		t.add(Op{Kind: Create, File: file, Path: p})
	case slices.Contains(flags, "O_TRUNC") && len(t.now.files[file]) > 0:
		t.add(Op{Kind: Truncate, File: file, Path: p})
	default:
		t.add(Op{Kind: Open, File: file, Path: p})
	}
	number, _, _ := strings.Cut(c.result, "<")
	t.places[number] = &place{file: file, append: slices.Contains(flags, "O_APPEND")}
	return nil
}

func (t *tracer) truncate(p, length string) error {
	size, err := strconv.ParseInt(length, 10, 64)
	if err != nil {
		return err
	}
	return t.addToFile(Op{Kind: Truncate, Path: p, Offset: size})
}

// addToFile adds an op on what the file with the name Path holds.
func (t *tracer) addToFile(o Op) error {
	o.File = t.now.names[o.Path]
	if o.File == 0 {
		return errors.New("a file that has no name")
	}
	t.add(o)
	return nil
}

func (t *tracer) seek(c call) error {
	p, inside, err := t.opened(c.args[0])
	if err != nil || !inside {
		return err
	}
	at, err := strconv.ParseInt(c.result, 10, 64)
	if pl := t.placeOf(c.args[0], p); pl != nil {
		pl.at = at
	}
	return err
}

// placeOf gives where the open file is written next, nil when it was opened for
// reading.
func (t *tracer) placeOf(arg, p string) *place {
	number, _, _ := strings.Cut(arg, "<")
	if pl := t.places[number]; pl != nil && pl.file == t.now.names[p] {
		return pl
	}
	return nil
}

func (t *tracer) write(c call) error {
	p, inside, err := t.opened(c.args[0])
	if err != nil || !inside && p != t.marks {
		return err
	}
	data, err := unhex(strings.Trim(c.args[1], `"`))
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(c.result)
	if err != nil || n > len(data) {
		return errors.Join(errors.New("a write that the trace holds in part"), err)
	}
	data = data[:n]
	if !inside {
		t.add(Op{Kind: Mark, Text: strings.TrimSpace(data)})
		return nil
	}
	if n == 0 {
		return nil
	}
	o := Op{Kind: Write, Path: p, Data: []byte(data)}
	if c.name == "pwrite64" {
		o.Offset, err = strconv.ParseInt(c.args[3], 10, 64)
	} else {
		pl := t.placeOf(c.args[0], p)
		if pl == nil {
			return errors.New("a write to a file that was not opened for it")
		}
		if pl.append {
			pl.at = int64(len(t.now.files[pl.file]))
		}
		o.Offset = pl.at
		pl.at += int64(n)
	}
	if err != nil {
		return err
	}
	return t.addToFile(o)
}

func (t *tracer) sync(c call) error {
	p, inside, err := t.opened(c.args[0])
	switch {
	case err != nil || !inside:
		return err
	case strings.HasSuffix(c.result, "(INJECTED)"):
		return nil // it was said to be done and was not
	case t.now.folders[p]:
		t.add(Op{Kind: SyncFolder, Path: p})
		return nil
	default:
		return t.addToFile(Op{Kind: Sync, Path: p})
	}
}

// change adds an op on names; paths are absolute, to is empty where there is
// only one.
func (t *tracer) change(name, from, to string) error {
	p, inside := t.inside(from)
	q, alsoInside := t.inside(to)
	switch {
	case to == "" && !inside, to != "" && !inside && !alsoInside:
		return nil
	case to != "" && inside != alsoInside:
		return errors.New("a name goes into the folder or out of it")
	}
	kinds := map[string]Kind{"rename": Rename, "link": Link, "unlink": Remove, "mkdir": MakeFolder, "rmdir": RemoveFolder}
	kind, known := kinds[name]
	file := t.now.names[p]
	if !known || file == 0 && (kind == Rename || kind == Link || kind == Remove) {
		return errors.New("a change of names that is not understood")
	}
	t.add(Op{Kind: kind, File: file, Path: p, To: q})
	return nil
}

// at gives the absolute path that a folder and a string name together.
func (t *tracer) at(folder, text string) (string, error) {
	p, err := unhex(strings.Trim(text, `"`))
	if err != nil || path.IsAbs(p) {
		return path.Clean(p), err
	}
	m := openFile.FindStringSubmatch(folder)
	if m == nil || m[2] == "" {
		return "", errors.New("a path relative to an unknown folder")
	}
	base, err := unhex(m[2])
	return path.Join(base, p), err
}

// opened gives the path of an open file: relative when it is inside the folder.
func (t *tracer) opened(arg string) (p string, inside bool, err error) {
	m := openFile.FindStringSubmatch(arg)
	if m == nil {
		return "", false, errors.New("no open file where one is expected")
	}
	if p, err = unhex(m[2]); err != nil {
		return "", false, err
	}
	if rel, ok := t.inside(p); ok {
		return rel, true, nil
	}
	return p, false, nil
}

func (t *tracer) inside(p string) (string, bool) {
	if p == t.folder {
		return ".", true
	}
	return strings.CutPrefix(p, t.folder+"/")
}

// unhex reads \x68\x6f\x69.
func unhex(s string) (string, error) {
	if len(s)%4 != 0 {
		return "", errors.New("a string that is cut short")
	}
	b := make([]byte, 0, len(s)/4)
	for i := 0; i < len(s); i += 4 {
		n, err := strconv.ParseUint(s[i+2:i+4], 16, 8)
		if err != nil || s[i:i+2] != `\x` {
			return "", errors.New("a string that is not in hexadecimal")
		}
		b = append(b, byte(n))
	}
	return string(b), nil
}
