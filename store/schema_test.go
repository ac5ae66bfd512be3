package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
)

func TestNewerFile(t *testing.T) {
	s, path := newSettings(t)
	if err := s.SetChoice("instituut", "kustoord"); err != nil {
		t.Fatal(err)
	}
	later := uint32(len(migrations) + 1)
	err := s.update(func(tx *bbolt.Tx) error {
		// A later schema may have other buckets and another tally.
		return errors.Join(tx.DeleteBucket([]byte(malBucket)), writeMeta(tx, "schema", binary.BigEndian.AppendUint32(nil, later)))
	})
	if err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, err = OpenSettings(path, Options{})
	wantRefusal(t, err, SettingsNewer, path, "nieuwere versie")
	after, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the newer file was changed (%v)", err)
	}
}

func TestOtherBoltFile(t *testing.T) {
	path := filepath.Join(tempFolder(t), SettingsFile)
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = OpenSettings(path, Options{})
	wantRefusal(t, err, SettingsBroken, path)
}

func TestMigrate(t *testing.T) {
	db, err := bbolt.Open(filepath.Join(tempFolder(t), "oud.db"), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var ran []string
	step := func(name string, fail error) migration {
		return func(tx *bbolt.Tx) error {
			ran = append(ran, name)
			_, err := tx.CreateBucket([]byte(name))
			return errors.Join(err, fail)
		}
	}
	stop := errors.New("stop")
	steps := []migration{schema1, step("twee", nil), step("drie", stop)}
	if err := migrate(db, 0, steps); !errors.Is(err, stop) {
		t.Fatalf("a step that fails: %v", err)
	}
	err = db.View(func(tx *bbolt.Tx) error {
		schema, err := schemaOf(tx)
		if schema != 2 || tx.Bucket([]byte("twee")) == nil || tx.Bucket([]byte("drie")) != nil {
			t.Errorf("schema %d after a failed step 3", schema)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	steps[2] = step("drie", nil)
	if err := migrate(db, 2, steps); err != nil {
		t.Fatal(err)
	}
	if len(ran) != 3 || ran[2] != "drie" {
		t.Errorf("steps that ran: %v", ran)
	}
}
