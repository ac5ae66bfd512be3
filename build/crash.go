package main

import "context"

// crashTask runs the crash harness in its long form.
func crashTask(ctx context.Context, s *shop, args []string) error {
	if err := noFlags("crash", args); err != nil {
		return err
	}
	if err := s.install(ctx, tracePackages...); err != nil {
		return err
	}
	return s.crash(ctx, "long")
}

// crash runs the crash harness (store/crash_test.go) in one of its forms and
// prints its tables.
func (s *shop) crash(ctx context.Context, form string) error {
	return s.do(ctx, s.in([]string{"CGO_ENABLED=0", "AIOSMAP_CRASH=" + form},
		"go", "test", "-count=1", "-timeout", "6h", "-run", "^TestCrash", "-v", "./store"))
}
