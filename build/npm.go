package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// npmInstall brings in the frontend's packages, only when package-lock.json
// differs from the one they were last installed from.
func (s *shop) npmInstall(ctx context.Context) error {
	if _, err := s.look("npm"); err != nil {
		return errors.New("npm is missing: install Node 20 or newer")
	}
	lock, err := os.ReadFile(s.path("frontend", "package-lock.json"))
	if err != nil {
		return err
	}
	sum := sha256.Sum256(lock)
	want := hex.EncodeToString(sum[:])
	stamp := s.path("frontend", "node_modules", ".installed-from")
	if have, err := os.ReadFile(stamp); err == nil && strings.TrimSpace(string(have)) == want {
		return nil
	}
	if err := s.npm(ctx, nil, "ci", "--no-audit", "--no-fund"); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(stamp), 0o755); err != nil {
		return err
	}
	return os.WriteFile(stamp, []byte(want+"\n"), 0o644)
}

// npm runs npm in frontend/, without colours: its words end in logs.
func (s *shop) npm(ctx context.Context, env []string, args ...string) error {
	c := s.in(append([]string{"NO_COLOR=1"}, env...), append([]string{"npm"}, args...)...)
	c.dir = s.path("frontend")
	return s.do(ctx, c)
}

// frontend builds frontend/dist, installing first what that needs.
func (s *shop) frontend(ctx context.Context) error {
	if err := s.npmInstall(ctx); err != nil {
		return err
	}
	if err := s.npm(ctx, nil, "run", "build"); err != nil {
		return err
	}
	if _, err := os.Stat(s.path("frontend", "dist", "index.html")); err != nil {
		return fmt.Errorf("the frontend was built but left no page: %w", err)
	}
	return nil
}
