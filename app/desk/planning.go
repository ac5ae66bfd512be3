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
// links were confirmed before for the header row that it finds. Where only
// single rows changed, only those are worked out anew.
func (s *state) plan(l *openList) error {
	o := l.choices.Options
	o.Foreign = s.foreign
	var p *roster.Plan
	var err error
	if l.plan != nil && l.plan.Book == l.book {
		o.Remembered = l.remembered
		p, err = l.plan.Again(s.mal.Mal, o)
	} else {
		// A list that was read anew may have other columns than the links know.
		l.linksKey = ""
		p, err = roster.Build(l.book, s.mal.Mal, o)
	}
	if err != nil {
		return err
	}
	if key := linksKey(p, s.mal); key != l.linksKey {
		used := o.Remembered
		l.linksKey, l.remembered = key, s.rememberedLinks(key)
		if o.Remembered = l.remembered; !maps.Equal(o.Remembered, used) {
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

// rememberLinks keeps the links that were given by hand, once a file was
// written with them: writing is what confirms them.
func (s *state) rememberLinks(l *openList) {
	if len(l.choices.Map) == 0 {
		return
	}
	s.remember("column links", func(m Memory) error {
		stored, err := json.Marshal(l.choices.Map)
		if err != nil {
			return err
		}
		return m.PutMapping(linksKey(l.plan, s.mal), stored)
	})
}
