package person

import "strings"

// FixEmail is the fix email: mailto:, angle brackets (also around the address
// in "Jan Jansen <jan@…>"), a trailing dot, comma or semicolon, and a domain
// in capitals.
func FixEmail(s string) string {
	for {
		next := fixEmail(s)
		if next == s {
			return s
		}
		s = next
	}
}

func fixEmail(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexByte(s, '<'); i >= 0 && strings.HasSuffix(s, ">") {
		if inner := s[i+1 : len(s)-1]; !strings.Contains(s[:i], "@") && strings.Count(inner, "@") == 1 {
			s = inner
		}
	}
	if len(s) >= 7 && strings.EqualFold(s[:7], "mailto:") {
		s = s[7:]
	}
	s = strings.TrimRight(strings.Trim(s, "<>"), ".;,")
	if at := strings.LastIndexByte(s, '@'); at >= 0 {
		// A small t takes an accent into one letter that a capital does not.
		s = s[:at] + NFC(strings.Map(lowerASCII, s[at:]))
	}
	return s
}

// lowerASCII leaves other letters alone: they are no domain, and small ones
// may come apart.
func lowerASCII(r rune) rune {
	if r >= 'A' && r <= 'Z' {
		return r - 'A' + 'a'
	}
	return r
}

// ValidEmail tells whether s is one address that mail can reach: plain ASCII,
// a local part of at most 64 characters and a domain with at least one dot. A
// question mark, which the standard allows, is what a re-saved file leaves of
// a letter it did not know.
func ValidEmail(s string) bool {
	local, domain, ok := strings.Cut(s, "@")
	return ok && len(local) <= 64 && len(domain) <= 253 && validLocal(local) && validDomain(domain)
}

func validLocal(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if part == "" {
			return false
		}
		for i := 0; i < len(part); i++ {
			if c := part[i]; !letterOrDigit(c) && strings.IndexByte("!#$%&'*+/=^_`{|}~-", c) < 0 {
				return false
			}
		}
	}
	return true
}

func validDomain(s string) bool {
	labels := strings.Split(s, ".")
	for _, label := range labels {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
		for i := 0; i < len(label); i++ {
			if c := label[i]; !letterOrDigit(c) && c != '-' {
				return false
			}
		}
	}
	top := labels[len(labels)-1]
	return len(labels) > 1 && len(top) > 1 && (top[0] < '0' || top[0] > '9')
}

func letterOrDigit(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
