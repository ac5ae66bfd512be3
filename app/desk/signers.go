package desk

import (
	"encoding/json"
	"errors"
	"slices"
	"time"

	"aiosmap/app/hap"
	"aiosmap/app/problem"
)

// The refusals of keeping a fingerprint.
const (
	FingerprintWrong problem.Code = "fingerprint-wrong"
	FingerprintKnown problem.Code = "fingerprint-known"
)

// knownSigners is under which name the settings file keeps fingerprints: the
// fingerprint and the day alone, and nothing of whose it is.
const (
	knownSigners = "known-signers"
	knownMost    = 500
)

// known gives the fingerprints that are kept on this computer, newest first.
func (c *cabinet) known() []KnownSigner {
	var list []KnownSigner
	err := c.settingsFile(func(m Memory) error {
		text, ok, err := m.Choice(knownSigners)
		if err != nil || !ok {
			return err
		}
		return json.Unmarshal([]byte(text), &list)
	})
	if err != nil {
		c.Log.Warn("settings", "what", knownSigners, "error", codeOf(err))
	}
	return orList(list)
}

// settingsFile opens the settings file for one use.
func (c *cabinet) settingsFile(f func(Memory) error) error {
	memory, done, err := c.Memory()
	if err != nil {
		return err
	}
	return errors.Join(f(memory), done())
}

// Known gives the fingerprints that are kept on this computer.
func (a *Papers) Known() ([]KnownSigner, error) {
	return a.signers("Known", func(list []KnownSigner) ([]KnownSigner, error) { return list, nil })
}

// signers changes the fingerprints that are kept.
func (a *Papers) signers(name string, f func(list []KnownSigner) ([]KnownSigner, error)) (v []KnownSigner, err error) {
	err = a.c.do(name, func() error {
		if !a.c.allowed() {
			return portfolioOff()
		}
		before := a.c.known()
		v, err = f(slices.Clone(before))
		if err != nil || slices.Equal(before, v) {
			return err
		}
		text, err := json.Marshal(v)
		if err != nil {
			return err
		}
		return a.c.settingsFile(func(m Memory) error { return m.SetChoice(knownSigners, string(text)) })
	})
	return v, err
}

// AddKnown keeps a fingerprint, however it was typed.
func (a *Papers) AddKnown(typed string) ([]KnownSigner, error) {
	return a.signers("AddKnown", func(list []KnownSigner) ([]KnownSigner, error) {
		fingerprint, ok := hap.ReadFingerprint(typed)
		switch {
		case !ok:
			return nil, problem.Refuse(FingerprintWrong, "Dit is geen vingerafdruk: die heeft acht groepjes van vier cijfers en letters A tot en met F.", "Kijk hem na.")
		case slices.ContainsFunc(list, func(k KnownSigner) bool { return k.Fingerprint == fingerprint }):
			return nil, problem.Refuse(FingerprintKnown, "Deze vingerafdruk is al bewaard.", "Er hoeft niets meer te gebeuren.")
		}
		list = append([]KnownSigner{{fingerprint, a.c.Now().Format(time.DateOnly)}}, list...)
		return list[:min(len(list), knownMost)], nil
	})
}

// RemoveKnown forgets a fingerprint.
func (a *Papers) RemoveKnown(fingerprint string) ([]KnownSigner, error) {
	return a.signers("RemoveKnown", func(list []KnownSigner) ([]KnownSigner, error) {
		return slices.DeleteFunc(list, func(k KnownSigner) bool { return k.Fingerprint == fingerprint }), nil
	})
}
