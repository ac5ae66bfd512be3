package hap

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"
)

// Practice is where a HAP can call back.
type Practice struct {
	Name  string `json:"name"`
	Phone string `json:"phone"`
}

// Statement is what a document for the HAP says: a value, made from forms or
// from a data file, with nothing in it that is not on the paper. Dates are ISO
// days (2026-11-14); what is not known is empty.
type Statement struct {
	// Number is the number of this issued version (NewNumber). A statement that
	// is only looked at has none yet.
	Number string
	// Made is the day on which it is made.
	Made time.Time
	// Institute is the institute's name as people know it, Name and BIG are the
	// aios', Stage is where the training stands.
	Institute, Name, BIG, Stage string
	Practice                    Practice
	Declarations                []Declared
	Approvals                   []Approved
	Shifts                      []StageCount
	// Loose: made without a portfolio, so that nobody's key stands behind it.
	Loose bool
}

// Declared is one bekwaamheidsverklaring: for which role on which post.
type Declared struct {
	Role, Post, Date, Stage string
	// Trainer is the one who declares, Capacity what he is: Opleider or
	// Waarnemend.
	Trainer, Capacity, Note string
	// Confirmed is there when the trainer confirmed it on the aios' computer.
	Confirmed *Confirmation
	// Withdrawn is the day it was withdrawn on, with the reason; empty for one
	// that stands.
	Withdrawn, Reason string
}

// The capacities in which somebody declares.
const (
	Opleider   = "opleider"
	Waarnemend = "waarnemend"
)

// Confirmation is what a trainer filled in on the aios' computer. Nobody
// checked who sat there.
type Confirmation struct{ Name, BIG, Date string }

// Approved is the akkoord of a huisartsopleider for the shifts of a stage.
type Approved struct {
	Stage, Date, Trainer, Note string
	Confirmed                  *Confirmation
	Withdrawn, Reason          string
}

// StageCount is how many shifts of a stage were done, of how many. Norm is 0
// where none is set.
type StageCount struct {
	Stage      string
	Done, Norm int
	// First and Last are the days of the first and last shift.
	First, Last string
	Periods     []Period
}

// Period is a part of a stage with its own count. From and To are its first and
// last day.
type Period struct {
	Label, From, To string
	Done, Norm      int
}

// stands tells whether a declaration was not withdrawn.
func (d Declared) stands() bool { return d.Withdrawn == "" }

func (a Approved) stands() bool { return a.Withdrawn == "" }

// Digest is the same for statements that say the same: number and day of
// making are left out, so that what was issued before is found again.
func (s Statement) Digest() string {
	s.Number, s.Made = "", time.Time{}
	return digest(s)
}

// digest is a SHA-256 in hexadecimal.
func digest(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		// Texts, numbers and days always encode.
		panic(fmt.Sprintf("statement: %v", err))
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Facts is what the QR code says and what the signature field carries, to be
// read by machine.
type Facts struct {
	Number string `json:"number"`
	// Made is the day as ISO.
	Made      string   `json:"made"`
	Institute string   `json:"institute,omitempty"`
	Name      string   `json:"name"`
	BIG       string   `json:"big"`
	Stage     string   `json:"stage,omitempty"`
	Practice  Practice `json:"practice"`
	Roles     []Fact   `json:"roles"`
	Loose     bool     `json:"loose,omitempty"`
}

// Fact is one declaration in short.
type Fact struct {
	Role    string `json:"role"`
	Post    string `json:"post,omitempty"`
	Date    string `json:"date,omitempty"`
	Trainer string `json:"trainer,omitempty"`
	// Confirmed: on the aios' computer, identity not checked.
	Confirmed bool `json:"confirmed,omitempty"`
	// Withdrawn is the day, or empty.
	Withdrawn string `json:"withdrawn,omitempty"`
}

// Facts gives the statement in short.
func (s Statement) Facts() Facts {
	f := Facts{
		Number: s.Number, Made: s.Made.Format(time.DateOnly), Institute: s.Institute, Name: s.Name, BIG: s.BIG,
		Stage: s.Stage, Practice: s.Practice, Roles: []Fact{}, Loose: s.Loose,
	}
	for _, d := range s.Declarations {
		f.Roles = append(f.Roles, Fact{d.Role, d.Post, d.Date, d.Trainer, d.Confirmed != nil, d.Withdrawn})
	}
	return f
}
