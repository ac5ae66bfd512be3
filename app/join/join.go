// Package join gives what the store keeps in the words of the desk. It is the
// part of main.go's joining that is worth tests of its own: desk and store do
// not know each other, and here both are walked through together.
package join

import (
	"aiosmap/app/desk"
	"aiosmap/store"
)

// Memory gives the settings file in the words of the desk.
func Memory(s *store.Settings) desk.Memory { return memory{s} }

type memory struct{ *store.Settings }

func (m memory) Institutes() ([]string, error) { return m.Mals() }

func (m memory) MalVersions(institute string) ([]desk.MalVersion, error) {
	kept, err := m.Settings.MalVersions(institute)
	return each(kept, func(k store.MalVersion) desk.MalVersion { return desk.MalVersion(k) }), err
}

// Jobs gives the sealed jobs in the words of the desk.
func Jobs(j *store.Jobs) desk.JobStore { return jobs{j} }

type jobs struct{ *store.Jobs }

func (j jobs) List() ([]desk.KeptJob, error) {
	kept, err := j.Jobs.List()
	return each(kept, func(k store.JobInfo) desk.KeptJob { return desk.KeptJob(k) }), err
}

// each turns every one of a list.
func each[A, B any](list []A, turn func(A) B) []B {
	out := make([]B, len(list))
	for i, one := range list {
		out[i] = turn(one)
	}
	return out
}
