package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"aiosmap/app/roster"
)

// plan makes the plan of a list with the mal in force, and once more when
// links were confirmed before for the header row that it finds.
func (s *state) plan(l *openList) error {
	o := l.options.roster()
	p, err := roster.Build(l.book, s.mal.Mal, o)
	if err != nil {
		return err
	}
	if o.Remembered = s.rememberedLinks(linksKey(p, s.mal)); len(o.Remembered) > 0 {
		if p, err = roster.Build(l.book, s.mal.Mal, o); err != nil {
			return err
		}
	}
	l.plan = p
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
	s.remember("column links", func(m roster.Memory) error {
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
	if len(l.options.Map) == 0 {
		return
	}
	key := linksKey(l.plan, s.mal)
	s.remember("column links", func(m roster.Memory) error {
		stored, err := json.Marshal(l.options.Map)
		if err != nil {
			return err
		}
		return m.PutMapping(key, stored)
	})
}
