package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// windowRows is the length of the list with which the window is measured.
const windowRows = 20_000

// spread is how long something took, in milliseconds.
type spread struct {
	Median float64 `json:"median"`
	P95    float64 `json:"p95"`
}

// windowTimes is what the bench in the browser leaves.
type windowTimes struct {
	Rows    int    `json:"rows"`
	Columns int    `json:"columns"`
	Frames  int    `json:"frames"`
	Paint   spread `json:"paint"`
	Frame   spread `json:"frame"`
	Edit    spread `json:"edit"`
}

// benchWindow measures the window with a long list on the real core and gives
// the table.
func (s *shop) benchWindow(ctx context.Context) (string, error) {
	if err := s.frontend(ctx); err != nil {
		return "", err
	}
	program, err := s.build(ctx, devProgram())
	if err != nil {
		return "", err
	}
	files, err := s.emptyDir("bench-window")
	if err != nil {
		return "", err
	}
	book, err := workbook("Aiossen", rosterRows(windowRows), nil)
	if err != nil {
		return "", err
	}
	list := filepath.Join(files, "list.xlsx")
	if err := os.WriteFile(list, book, 0o644); err != nil {
		return "", err
	}
	if err := s.onCore(ctx, program, files, list, "bench"); err != nil {
		return "", err
	}
	data, err := os.ReadFile(filepath.Join(files, "window.json"))
	if err != nil {
		return "", err
	}
	var t windowTimes
	if err := json.Unmarshal(data, &t); err != nil {
		return "", err
	}
	if t.Rows != windowRows {
		return "", fmt.Errorf("the window has %d rows of %d", t.Rows, windowRows)
	}
	return windowTable(t), nil
}

// windowTable writes the measurements as Markdown, beside what is aimed at.
func windowTable(t windowTimes) string {
	var b strings.Builder
	fmt.Fprintf(&b, "| window, %d rows × %d columns | median | p95 | aim |\n|---|---:|---:|---:|\n", t.Rows, t.Columns)
	for _, line := range []struct {
		what string
		took spread
		aim  string
	}{
		{"first paint once the plan is there", t.Paint, "≤ 150 ms"},
		{fmt.Sprintf("main thread in each of %d frames while scrolling", t.Frames), t.Frame, "p95 ≤ 8 ms"},
		{"one edit, checked again and shown", t.Edit, "≤ 50 ms"},
	} {
		fmt.Fprintf(&b, "| %s | %.1f ms | %.1f ms | %s |\n", line.what, line.took.Median, line.took.P95, line.aim)
	}
	return b.String()
}
