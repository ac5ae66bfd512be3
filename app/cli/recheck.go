package cli

import (
	"context"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"time"

	"aiosmap/app/roster"
	"aiosmap/app/sheet"
)

// recheckOutput is what recheck prints with --json.
type recheckOutput struct {
	Input string `json:"input"`
	// Known is true when Aiosmap wrote exactly these bytes, on Date (ISO).
	Known    bool          `json:"known"`
	Date     string        `json:"date"`
	Right    bool          `json:"right"`
	Problems []problemLine `json:"problems"`
}

// recheck tells whether a finished CSV is still right.
func recheck(ctx context.Context, c call, env Env) int {
	o := recheckOutput{Input: c.input, Problems: []problemLine{}}
	verdict, err := c.verdict(ctx, &o, env)
	if err != nil {
		complain(env, err)
		if c.json {
			full := output{Input: c.input}
			full.refuse(err)
			o.Problems = full.Problems
			printJSON(env.Stdout, o)
		}
		return status(err)
	}
	o.Right = verdict.Right
	o.Problems = problemLines(verdict.Problems)
	if c.json {
		printJSON(env.Stdout, o)
	} else {
		printVerdict(env, c, o, verdict)
	}
	if !o.Right {
		return Errors
	}
	return Done
}

func (c *call) verdict(ctx context.Context, o *recheckOutput, env Env) (roster.Verdict, error) {
	mal, err := c.readMal(ctx)
	if err != nil {
		return roster.Verdict{}, err
	}
	mal = mal.With(c.options.Constants)
	data, _, err := sheet.ReadFile(ctx, c.input, sheet.Options{})
	if err != nil {
		return roster.Verdict{}, err
	}
	// Without a settings file nothing is known, which is no failure.
	if memory, done, err := env.Memory(); err == nil {
		date, _, ok, err := memory.KnownCSV(sha256.Sum256(data))
		if closed := done(); err == nil && closed == nil && ok {
			o.Known, o.Date = true, date
		}
	}
	return roster.Recheck(ctx, data, mal)
}

func printVerdict(env Env, c call, o recheckOutput, v roster.Verdict) {
	w := env.Stdout
	name := filepath.Base(c.input)
	if o.Known {
		fmt.Fprintf(w, "%s is ongewijzigd sinds Aiosmap het schreef (%s).\n", name, dutchDate(o.Date))
	}
	printProblems(w, "Gevonden", v.Problems)
	switch {
	case v.Right:
		fmt.Fprintf(w, "%s klopt: %s, precies zoals de mal het vraagt.\n", name, count(v.Plan.Written(), "aios", "aiossen"))
	case v.Plan != nil && !v.Plan.Blocked():
		fmt.Fprintf(w, "\n%s klopt niet meer. Herstellen: aiosmap convert %s --out NIEUW.csv met dezelfde mal.\n", name, name)
	default:
		fmt.Fprintf(w, "\n%s klopt niet en is zo niet te herstellen. Maak de CSV opnieuw van de lijst.\n", name)
	}
}

// dutchDate writes an ISO date as in running text: 14 april 2026.
func dutchDate(iso string) string {
	d, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	months := []string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}
	return fmt.Sprintf("%d %s %d", d.Day(), months[d.Month()-1], d.Year())
}
