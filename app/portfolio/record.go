package portfolio

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"aiosmap/app/form"
)

// The records that are overwritten are JSON objects with the version of their
// form, 1. One of a later version is not read. In the buckets lie
//
//	profile      one record "profile": profileRecord
//	definitions  one per definition, under a random id: its canonical JSON
//	revisions    one per revision, under its id: form.Revision in CBOR
//	concepts     one per form, under the form's id: conceptRecord
//	kladblok     one per page, under a random id: pageRecord
//	settings     one per setting, under its name: settingRecord
//	marks        one per form with a mark, under the form's id: markRecord
//	documents    one per document, under a random id: documentRecord
//	chunks       pieces of documents (chunkID), no JSON
//	folders      one per folder, under a random id: folderRecord
//	outbox       one per mail, under a random id: mailRecord
//
// Times are RFC 3339 in UTC, empty for none.
const recordVersion = 1

const profileID = "profile"

type profileRecord struct {
	Version   int    `json:"version"`
	Name      string `json:"name"`
	UserName  string `json:"userName"`
	Institute string `json:"institute"`
	Email     string `json:"email"`
}

type settingRecord struct {
	Version int    `json:"version"`
	Value   string `json:"value"`
}

type conceptRecord struct {
	Version int `json:"version"`
	// Definition and Parents are hashes in hexadecimal digits.
	Definition string      `json:"definition"`
	Parents    []string    `json:"parents"`
	Time       string      `json:"time"`
	Values     form.Values `json:"values"`
}

type pageRecord struct {
	Version int    `json:"version"`
	Text    string `json:"text"`
	Created string `json:"created"`
	Changed string `json:"changed"`
	// Removed is when the page was removed, empty while it is not.
	Removed string `json:"removed"`
}

// errRecord marks a record that this program cannot read.
var errRecord = errors.New("record cannot be read")

// decode reads a record. R is one of the types above.
func decode[R any](data []byte) (R, error) {
	var r R
	var v struct {
		Version int `json:"version"`
	}
	if err := json.Unmarshal(data, &v); err != nil {
		return r, fmt.Errorf("%w: %w", errRecord, err)
	}
	if v.Version != recordVersion {
		return r, fmt.Errorf("%w: version %d", errRecord, v.Version)
	}
	if err := json.Unmarshal(data, &r); err != nil {
		return r, fmt.Errorf("%w: %w", errRecord, err)
	}
	return r, nil
}

func encode(record any) ([]byte, error) {
	data, err := json.Marshal(record)
	if err != nil {
		return nil, fmt.Errorf("encode record: %w", err)
	}
	return data, nil
}

func (c concept) encode() ([]byte, error) {
	r := conceptRecord{Version: recordVersion, Definition: c.definition.String(), Parents: []string{}, Time: timeText(c.time), Values: c.values}
	for _, h := range c.parents {
		r.Parents = append(r.Parents, h.String())
	}
	return encode(r)
}

func decodeConcept(data []byte) (*concept, error) {
	r, err := decode[conceptRecord](data)
	if err != nil {
		return nil, err
	}
	out := &concept{values: r.Values.Valid()}
	if out.definition, err = form.ParseHash(r.Definition); err != nil {
		return nil, fmt.Errorf("%w: %w", errRecord, err)
	}
	for _, text := range r.Parents {
		h, err := form.ParseHash(text)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errRecord, err)
		}
		out.parents = append(out.parents, h)
	}
	if out.time, err = readTime(r.Time); err != nil {
		return nil, err
	}
	return out, nil
}

func (g page) encode() ([]byte, error) {
	return encode(pageRecord{recordVersion, g.text, timeText(g.created), timeText(g.changed), timeText(g.removed)})
}

func decodePage(data []byte) (*page, error) {
	r, err := decode[pageRecord](data)
	if err != nil {
		return nil, err
	}
	out := &page{text: r.Text}
	for _, t := range []struct {
		to   *time.Time
		text string
	}{{&out.created, r.Created}, {&out.changed, r.Changed}, {&out.removed, r.Removed}} {
		if *t.to, err = readTime(t.text); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func timeText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

func readTime(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return time.Time{}, fmt.Errorf("%w: %w", errRecord, err)
	}
	return t.UTC(), nil
}
