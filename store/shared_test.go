package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMalsAndMappings(t *testing.T) {
	s, _ := newSettings(t)
	institutes, err1 := s.Mals()
	mappings, err2 := s.Mappings()
	if len(institutes) != 0 || len(mappings) != 0 || err1 != nil || err2 != nil {
		t.Errorf("new settings: %v, %v, %v, %v", institutes, mappings, err1, err2)
	}
	for _, put := range []struct{ institute, mal string }{
		{"kustoord", "een"}, {"duinstad", "een"}, {"kustoord", "twee"}, {"heuvelland", "een"}, {"kust", "een"},
	} {
		if _, err := s.PutMal(put.institute, []byte(put.mal)); err != nil {
			t.Fatal(err)
		}
	}
	want := map[string][]byte{"kop a": []byte("1;2"), "kop b": []byte("3"), "kop c": {}}
	for key, mapping := range want {
		if err := s.PutMapping(key, mapping); err != nil {
			t.Fatal(err)
		}
	}
	institutes, err := s.Mals()
	if diff := cmp.Diff([]string{"kust", "duinstad", "kustoord", "heuvelland"}, institutes); diff != "" || err != nil {
		t.Errorf("%v %s", err, diff)
	}
	mappings, err = s.Mappings()
	if diff := cmp.Diff(want, mappings); diff != "" || err != nil {
		t.Errorf("%v %s", err, diff)
	}
}
