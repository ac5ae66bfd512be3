package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"aiosmap/app/institute"
	"aiosmap/app/problem"
	"aiosmap/app/roster"
	"aiosmap/app/sheet"
)

// run carries out check and convert.
func run(ctx context.Context, c call, env Env) int {
	out := output{Input: c.input}
	err := c.targetsFree()
	var plan *roster.Plan
	if err == nil {
		plan, err = c.plan(ctx)
	}
	if err == nil {
		out.place(plan)
		err = c.write(ctx, plan, &out, env)
	}
	if err != nil {
		code := status(err)
		complain(env, err)
		if c.json && code != WrongCall {
			if plan != nil {
				out.fill(plan)
			}
			out.refuse(err)
			out.print(env.Stdout)
		}
		return code
	}
	if c.json {
		out.fill(plan)
		out.print(env.Stdout)
	} else {
		printPlan(env.Stdout, c, plan, out)
	}
	if plan.Blocked() {
		return Errors
	}
	return Done
}

// targets are the files a call would write, the CSV last.
func (c *call) targets() []string {
	var out []string
	for _, t := range []string{c.report, c.questions, c.workbook, c.out} {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}

// targetsFree refuses before anything is read when a file is in the way, or
// when a target is the list itself.
func (c *call) targetsFree() error {
	seen := map[string]bool{}
	for _, t := range c.targets() {
		if seen[filepath.Clean(t)] || roster.SameFile(t, c.input) {
			return problem.Refuse(roster.TargetExists, fmt.Sprintf("%s is al een ander bestand van deze opdracht.", t), "Kies voor elk bestand een eigen naam.")
		}
		seen[filepath.Clean(t)] = true
		if _, err := os.Lstat(t); err == nil && !c.overwrite {
			return problem.Refuse(roster.TargetExists, fmt.Sprintf("%s bestaat al.", t), "Kies een andere naam, of gebruik --overwrite om het te vervangen.")
		}
	}
	return nil
}

// plan reads everything the call names and makes the plan.
func (c *call) plan(ctx context.Context) (*roster.Plan, error) {
	mal, err := c.readMal(ctx)
	if err != nil {
		return nil, err
	}
	read := sheet.Options{Encoding: sheet.Encoding(c.encoding)}
	if c.passwordFile != "" {
		secret, err := os.ReadFile(c.passwordFile)
		if err != nil {
			return nil, problem.Refuse(sheet.FileMissing, fmt.Sprintf("Het wachtwoordbestand %s is niet te lezen.", c.passwordFile), "Controleer de naam achter --password-file.")
		}
		read.Password = strings.TrimRight(strings.TrimPrefix(string(secret), "\uFEFF"), "\r\n")
	}
	if c.options.Known, err = readUsernames(ctx, c.known); err != nil {
		return nil, err
	}
	if c.options.Foreign, err = readUsernames(ctx, c.foreign); err != nil {
		return nil, err
	}
	_, book, err := sheet.ReadFile(ctx, c.input, read)
	if err != nil {
		return nil, err
	}
	return roster.Build(book, mal, c.options)
}

// readMal gives the mal of the call: the file's, or the built-in one.
func (c *call) readMal(ctx context.Context) (institute.Mal, error) {
	base := institute.Unchosen()
	if i, ok := institute.Find(c.institute); ok {
		base = institute.BuiltIn(i)
	}
	if c.mal == "" {
		return base, nil
	}
	_, book, err := sheet.ReadFile(ctx, c.mal, sheet.Options{})
	if err != nil {
		return institute.Mal{}, err
	}
	return roster.LearnMal(book, filepath.Base(c.mal), base)
}

func readUsernames(ctx context.Context, path string) (roster.Usernames, error) {
	if path == "" {
		return nil, nil
	}
	_, book, err := sheet.ReadFile(ctx, path, sheet.Options{})
	if err != nil {
		return nil, err
	}
	return roster.ReadUsernames(book)
}

// write makes the files that were asked for: the workbooks first, so that a
// CSV is there only when all of them are. What was made before a failure is
// taken away again.
func (c *call) write(ctx context.Context, plan *roster.Plan, out *output, env Env) (err error) {
	var made []string
	defer func() {
		if err != nil {
			for _, m := range made {
				os.Remove(m)
			}
		}
	}()
	workbooks := []struct {
		path string
		make func() ([]byte, error)
	}{{c.report, plan.Report}, {c.questions, plan.Questions}}
	if !plan.Blocked() {
		workbooks = append(workbooks, struct {
			path string
			make func() ([]byte, error)
		}{c.workbook, plan.SafeWorkbook})
	}
	for _, w := range workbooks {
		if w.path == "" {
			continue
		}
		data, err := w.make()
		if err != nil {
			return err
		}
		if err := roster.Replace(w.path, c.overwrite, data, func([]byte) error { return nil }); err != nil {
			return err
		}
		made = append(made, w.path)
	}
	if c.command != "convert" || plan.Blocked() {
		return nil
	}
	data, err := plan.Save(ctx, c.out, c.overwrite)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(data)
	out.Written, out.Out, out.SHA256 = plan.Written(), c.out, hex.EncodeToString(sum[:])
	if err := remember(env, sum, plan.Written()); err != nil {
		// The file is right; only "ongewijzigd" cannot be said of it later.
		fmt.Fprintln(env.Stderr, "De CSV is geschreven, maar Aiosmap kon dat niet in zijn instellingen onthouden.")
	}
	return nil
}

func remember(env Env, sum [32]byte, rows int) error {
	memory, done, err := env.Memory()
	if err != nil {
		return err
	}
	return firstError(memory.RememberCSV(sum, rows), done())
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
