package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"aiosmap/app/roster"
)

// plan makes the plan of a list with the mal in force, and once more when
// other links were confirmed before for the header row that it finds. Where
// only single rows changed, only those are worked out anew.
func (s *state) plan(l *openList) error {
	o := l.choices.Options.For(s.mal.Mal)
	o.Foreign = s.foreign
	links := &l.kept.Links
	o.Remembered = links.Columns
	var p *roster.Plan
	var err error
	if l.plan != nil && l.plan.Book == l.book {
		p, err = l.plan.Again(s.mal.Mal, o)
	} else {
		p, err = roster.Build(l.book, s.mal.Mal, o)
	}
	if err != nil {
		return err
	}
	if key := linksKey(p, s.mal); key != links.Key {
		found := s.rememberedLinks(key)
		if found == nil && links.Key == "" {
			// Followed from the header row as it was.
			found = links.Columns
		}
		*links = roster.ColumnLinks{Key: key, Columns: found}
		if !maps.Equal(found, o.Remembered) {
			o.Remembered = found
			if p, err = roster.Build(l.book, s.mal.Mal, o); err != nil {
				return err
			}
		}
	}
	l.plan, l.index = p, nil
	return nil
}

// linksKey names a header row together with a mal.
func linksKey(p *roster.Plan, m malInForce) string {
	h := sha256.New()
	for _, part := range append(slices.Clone(p.Mapping.Headers), m.Institute) {
		fmt.Fprintf(h, "%d:%s", len(part), strings.ToLower(part))
	}
	return hex.EncodeToString(h.Sum(nil))
}

func (s *state) rememberedLinks(key string) (links map[string]string) {
	s.remember("column links", func(m Memory) error {
		stored, ok, err := m.Mapping(key)
		if err != nil || !ok {
			return err
		}
		return json.Unmarshal(stored, &links)
	})
	return links
}

// rememberLinks keeps the links that were given by hand, beside those that
// were remembered already, once a file was written with them: writing is what
// confirms them.
func (s *state) rememberLinks(l *openList) {
	if len(l.choices.Map) == 0 {
		return
	}
	links := maps.Clone(l.kept.Links.Columns)
	for field, column := range l.choices.Map {
		// A column that feeds another field by now is not remembered for both.
		maps.DeleteFunc(links, func(_, c string) bool { return c != "" && c == column })
		if links == nil {
			links = map[string]string{}
		}
		links[field] = column
	}
	s.remember("column links", func(m Memory) error {
		stored, err := json.Marshal(links)
		if err != nil {
			return err
		}
		return m.PutMapping(l.kept.Links.Key, stored)
	})
}
