package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"net/url"
	"path"
	"strings"
)

// archive is a zip held in memory whose parts are read under the meter.
type archive struct {
	m     *meter
	parts map[string]*zip.File // by lower-case path
	buf   []byte               // for one scanner at a time
}

func openArchive(data []byte, m *meter) (*archive, error) {
	// Counted before the directory is built: a directory of a million entries
	// costs far more memory than its file. Workbooks may embed other workbooks,
	// whose entries count here too.
	if bytes.Count(data, []byte("PK\x01\x02")) > 16*m.lim.Entries {
		return nil, refuseEntries(m.lim.Entries)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	if len(z.File) > m.lim.Entries {
		return nil, refuseEntries(m.lim.Entries)
	}
	a := &archive{m: m, parts: make(map[string]*zip.File, len(z.File)), buf: make([]byte, 64<<10)}
	for _, f := range z.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if _, twice := a.parts[name]; twice {
			return nil, damage("two parts of one name")
		}
		a.parts[name] = f
	}
	return a, nil
}

func (a *archive) has(name string) bool {
	_, ok := a.parts[strings.ToLower(name)]
	return ok
}

// part gives a scanner over an XML part; close it before the next is opened.
func (a *archive) part(name string) (s *scanner, close func(), err error) {
	r, err := a.open(name)
	if err != nil {
		return nil, nil, err
	}
	s, err = newScanner(r, a.buf)
	if err != nil {
		r.Close()
		return nil, nil, err
	}
	return s, func() { r.Close() }, nil
}

func (a *archive) open(name string) (io.ReadCloser, error) {
	f, ok := a.parts[strings.ToLower(name)]
	if !ok {
		return nil, damage("no part " + name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	return inflating{r, a.m}, nil
}

// inflating counts the bytes that really come out: the sizes in a zip's
// directory are its writer's word only.
type inflating struct {
	io.ReadCloser
	m *meter
}

func (r inflating) Read(p []byte) (int, error) {
	n, err := r.ReadCloser.Read(p)
	r.m.unpacked += int64(n)
	if r.m.unpacked > r.m.lim.UnpackedBytes {
		return n, refuseUnpacked(r.m.lim.UnpackedBytes)
	}
	if ctxErr := r.m.ctx.Err(); ctxErr != nil {
		return n, ctxErr
	}
	return n, err
}

// relation is one line of a .rels part (ISO/IEC 29500-2, 9.3).
type relation struct {
	// kind is the last word of its type: worksheet, styles, officeDocument …
	kind string
	// target is the part's path from the root of the zip; empty when it lies outside.
	target string
}

// relations reads what belongs to a part ("" for the package) by id.
func (a *archive) relations(of string) (map[string]relation, error) {
	dir, file := path.Split(of)
	s, done, err := a.part(dir + "_rels/" + file + ".rels")
	if err != nil {
		return nil, err
	}
	defer done()
	list := map[string]relation{}
	for s.next() {
		if s.kind != startTag || string(s.name) != "Relationship" {
			continue
		}
		if len(list) > 4*a.m.lim.Entries {
			return nil, refuseEntries(a.m.lim.Entries)
		}
		r := relation{kind: path.Base(s.attr("Type"))}
		if s.attr("TargetMode") != "External" {
			r.target = a.resolve(dir, s.attr("Target"))
		}
		list[s.attr("Id")] = r
	}
	return list, s.err
}

// resolve gives the path of a target as seen from a folder of the package.
func (a *archive) resolve(dir, target string) string {
	target = strings.ReplaceAll(target, `\`, "/")
	if !strings.HasPrefix(target, "/") {
		target = "/" + dir + target
	}
	name := strings.TrimPrefix(path.Clean(target), "/")
	if plain, err := url.PathUnescape(name); err == nil && !a.has(name) {
		return plain
	}
	return name
}
