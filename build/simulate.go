package main

import (
	"context"
	"flag"
	"strconv"
)

// simulateTask runs the damage simulation, by default in its long form.
func simulateTask(ctx context.Context, s *shop, args []string) error {
	set := flag.NewFlagSet("simulate", flag.ContinueOnError)
	rows := set.Int("rows", 1_000_000, "rows to damage")
	if err := set.Parse(args); err != nil {
		return err
	}
	return s.do(ctx, s.in([]string{"CGO_ENABLED=0", "AIOSMAP_DAMAGE_ROWS=" + strconv.Itoa(*rows)},
		"go", "test", "-count=1", "-timeout", "3h", "-run", "Damage", "-v", "./app/roster"))
}
