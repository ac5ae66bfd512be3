package portfolio

import (
	"regexp"
	"unicode/utf8"

	"aiosmap/app/problem"
)

var settingName = regexp.MustCompile(`^[a-z][a-z0-9-]{0,63}$`)

const maxSetting = 1 << 16

// Setting gives a setting of this portfolio, empty when it was never set.
func (p *Portfolio) Setting(name string) string { return p.settings[name] }

// SetSetting keeps a setting; an empty value takes it away. A name is at most
// 64 small letters, digits and hyphens, a value 64 KiB of text.
func (p *Portfolio) SetSetting(name, value string) error {
	if !settingName.MatchString(name) || len(value) > maxSetting || !utf8.ValidString(value) {
		return problem.Refuse(SettingWrong, "Deze instelling kan niet worden bewaard.", "Begin opnieuw met deze instelling.")
	}
	if value == p.settings[name] {
		return nil
	}
	change := Change{SettingBucket, name, nil}
	if value != "" {
		data, err := encode(settingRecord{recordVersion, value})
		if err != nil {
			return err
		}
		change.Value = data
	}
	return p.write([]Change{change}, func() {
		if value == "" {
			delete(p.settings, name)
		} else {
			p.settings[name] = value
		}
	})
}
