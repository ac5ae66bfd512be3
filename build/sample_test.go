package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestTheSampleFilesAreThoseTheTaskMakes(t *testing.T) {
	book, err := sampleBook()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		place []string
		want  []byte
	}{{sampleList, book}, {sampleMal, sampleMalCSV()}} {
		have, err := os.ReadFile(filepath.Join(append([]string{".."}, c.place...)...))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(have, c.want) {
			t.Errorf("%s differs; run `go run ./build sample`", filepath.Join(c.place...))
		}
	}
}

func TestInventedNumbersSatisfyTheCheck(t *testing.T) {
	for sequence, want := range map[int]string{1: "39000000101", 2: "69000000201", 3: "99000000301", 19: "09000001901", 27: "09000002701", 7: "19000000701"} {
		if got := bigNumber(sequence); got != want {
			t.Errorf("bigNumber(%d) = %s, want %s", sequence, got, want)
		}
	}
}

func TestBenchListsHaveEightColumnsAndNoNumberTwice(t *testing.T) {
	rows := rosterRows(10_000)
	seen := map[string]bool{}
	for i, r := range rows[1:] {
		if len(r) != 8 {
			t.Fatalf("row %d has %d columns", i+1, len(r))
		}
		if n := strings.TrimPrefix(r[4].text, "BIG-"); seen[n] {
			t.Fatalf("row %d has %s again", i+1, n)
		} else {
			seen[n] = true
		}
	}
	if len(rows) != 10_001 {
		t.Errorf("%d rows", len(rows))
	}
}

func TestMedianTakesTheMiddleOfEach(t *testing.T) {
	got := median([]measured{{3 * time.Second, 10}, {time.Second, 30}, {9 * time.Second, 20}})
	if got.wall != 3*time.Second || got.peak != 20 {
		t.Errorf("got %v", got)
	}
}
