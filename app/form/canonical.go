package form

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"unicode/utf8"
)

// canonicalNumber is how numbers stand in a definition: written one way only.
var canonicalNumber = regexp.MustCompile(`^(0|-?[1-9][0-9]{0,14}|-?(0|[1-9][0-9]{0,11})\.[0-9]{0,5}[1-9])$`)

const maxNesting = 32

// canonicalJSON writes a JSON value in the one way that is hashed: members in
// the order of their names' bytes, no white space, strings with no more
// escapes than JSON asks for, numbers as they stood. It is RFC 8785 for what
// definitions hold.
func canonicalJSON(data []byte) ([]byte, error) {
	if !utf8.Valid(data) {
		return nil, errors.New("not UTF-8")
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return nil, fmt.Errorf("read JSON: %w", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the JSON value")
	}
	return appendCanonical(nil, v, 0)
}

func appendCanonical(out []byte, v any, depth int) ([]byte, error) {
	if depth > maxNesting {
		return nil, errors.New("JSON is nested too deeply")
	}
	switch v := v.(type) {
	case nil:
		return append(out, "null"...), nil
	case bool:
		return fmt.Append(out, v), nil
	case string:
		return appendString(out, v), nil
	case json.Number:
		if !canonicalNumber.MatchString(v.String()) {
			return nil, fmt.Errorf("number %q can be written otherwise", v)
		}
		return append(out, v.String()...), nil
	case []any:
		return appendList(out, v, depth)
	case map[string]any:
		return appendObject(out, v, depth)
	}
	return nil, fmt.Errorf("JSON holds a %T", v)
}

func appendList(out []byte, list []any, depth int) ([]byte, error) {
	out = append(out, '[')
	for i, v := range list {
		if i > 0 {
			out = append(out, ',')
		}
		var err error
		if out, err = appendCanonical(out, v, depth+1); err != nil {
			return nil, err
		}
	}
	return append(out, ']'), nil
}

func appendObject(out []byte, object map[string]any, depth int) ([]byte, error) {
	out = append(out, '{')
	for i, name := range slices.Sorted(maps.Keys(object)) {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(appendString(out, name), ':')
		var err error
		if out, err = appendCanonical(out, object[name], depth+1); err != nil {
			return nil, err
		}
	}
	return append(out, '}'), nil
}

func appendString(out []byte, s string) []byte {
	out = append(out, '"')
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		case c == '\n':
			out = append(out, '\\', 'n')
		case c == '\t':
			out = append(out, '\\', 't')
		case c == '\r':
			out = append(out, '\\', 'r')
		case c == '\b':
			out = append(out, '\\', 'b')
		case c == '\f':
			out = append(out, '\\', 'f')
		case c < ' ':
			out = fmt.Appendf(out, `\u%04x`, c)
		default:
			out = append(out, c)
		}
	}
	return append(out, '"')
}
