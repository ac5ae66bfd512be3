package roster_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// The people of the damage simulation: invented, and made without any of the
// program's own rules, so that a mistake in those cannot hide itself here.

// The fields of a person by place.
const (
	dFirst = iota
	dPrefix
	dLast
	dEmail
	dGender
	dBig
	dFields
)

// dNames are the fields' names in the import CSV (S1).
var dNames = [dFields]string{"firstname", "middlename", "lastname", "email", "gender", "big_nr"}

// truth is what should end up in the CSV for one aios.
type truth [dFields]string

var dWomen = strings.Fields(`Anna Eva Sanne Lotte Fleur Noor Zoë Chloé Renée Anaïs Fatima Yasmin Özlem Şeyma Agnieszka Małgorzata
	Linh Mei Ingrid Bo Jo Anne-Marie Marie-Claire Désirée Léonie Françoise Ljiljana Siân Solveig Ilse IJsbrandina Maaike Jet`)

var dMen = strings.Fields(`Jan Piet Ruben Daan Bram Sem Noël André René Jérôme François Mehmet Çağlar Łukasz Paweł Björn Jürgen Søren
	Ben Al Mohamed Youssef Wei Bao Ad Ed Ko IJsbrand Jean-Luc Jan-Willem Siebe Tijs Gerrit D'Artagnan Zdeněk João Iñigo`)

var dLasts = strings.Split(`Jansen,de Vries,Vries,Vliet,Bakker,Smit,Mulder,Bos,Vos,Horst,Hof,Hart,Gravesande,Veld,Beek,Berg,Dijk,IJzerman,IJssel,Kolk,Ng,Yu,Ek,Özdemir,
Yılmaz,Şahin,Çelik,Kowalski,Wójcik,Łuczak,Müller,Schröder,Groß,Lefèvre,Béranger,Sørensen,Åkesson,O'Brien,McDonald,MacLean,Nguyễn,Trần,
El-Amrani,Idrissi,Hassan,Bouzidi,Ben Ali,Garcia Lopez,Nuñez,Gonçalves,Smit-Bakker,Jansen-de Vries,Bos-van der Kolk,Dvořák,Đorđević,
Coëlho,Daniëls,Officiële,Los,Ver,Blauw,Groot,Wit,Zwart,Kuiper,Postma,Hoekstra,Terpstra,Visser,Meijer,Schouten,Hermans,Peeters,Vermeulen`, ",")

var dPrefixes = strings.Split("van,de,van der,van de,van den,'t,van 't,in 't,op de,ter,ten,te,den,der,du,de la,von,el,al,uit den,aan de,'s,la,le,zu,van het,op 't", ",")

var dDomains = strings.Fields(`gmail.com gmail.com gmail.com hotmail.com hotmail.nl outlook.com outlook.nl live.nl ziggo.nl kpnmail.nl icloud.com
	xs4all.nl umcg.nl lumc.nl voorbeeld.nl praktijk-voorbeeld.nl huisartsen.example.org student.voorbeeld.nl`)

// dOneOf draws one of a list.
func dOneOf[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// dPeople draws n people whose numbers and addresses are all different.
func dPeople(r *rand.Rand, n int) []truth {
	seen := make(map[string]bool, 2*n)
	out := make([]truth, 0, n)
	for len(out) < n {
		p := dPerson(r)
		if seen[p[dBig]] {
			continue
		}
		for k := 2; seen[p[dEmail]]; k++ {
			local, domain, _ := strings.Cut(p[dEmail], "@")
			p[dEmail] = fmt.Sprintf("%s%d@%s", strings.TrimRight(local, "0123456789"), k, domain)
		}
		seen[p[dBig]], seen[p[dEmail]] = true, true
		out = append(out, p)
	}
	return out
}

func dPerson(r *rand.Rand) truth {
	var p truth
	p[dGender], p[dFirst] = "gender_v", dOneOf(r, dWomen)
	if r.IntN(2) == 0 {
		p[dGender], p[dFirst] = "gender_m", dOneOf(r, dMen)
	}
	p[dLast] = strings.TrimSpace(dOneOf(r, dLasts))
	if r.IntN(3) == 0 {
		p[dPrefix] = dOneOf(r, dPrefixes)
		p[dLast] = strings.TrimPrefix(p[dLast], "de ")
	} else if rest, ok := strings.CutPrefix(p[dLast], "de "); ok {
		p[dPrefix], p[dLast] = "de", rest
	}
	p[dBig] = dNumber(r)
	p[dEmail] = dAddress(r, p)
	return p
}

// dAddress makes an address the ways people do, one in eight telling nothing
// about the name.
func dAddress(r *rand.Rand, p truth) string {
	f, v, l := dASCII(p[dFirst]), dASCII(p[dPrefix]), dASCII(p[dLast])
	var local string
	switch r.IntN(8) {
	case 0:
		local = f + "." + v + l
	case 1:
		local = f[:1] + "." + l
	case 2:
		local = f[:1] + v + l
	case 3:
		local = l + "." + f
	case 4:
		local = fmt.Sprintf("%s%d", f, 70+r.IntN(30))
	case 5:
		local = f + "_" + l
	case 6:
		local = f + l
	default:
		local = fmt.Sprintf("%s%d", dOneOf(r, strings.Fields("zonnetje fietser dokter sneeuwpop pianist wandelaar")), r.IntN(10000))
	}
	return local + "@" + dOneOf(r, dDomains)
}

// dPlain spells letters with accents the way people do in an address.
var dPlain = strings.NewReplacer("ë", "e", "é", "e", "è", "e", "ê", "e", "ě", "e", "ễ", "e", "ï", "i", "î", "i", "ı", "i", "ö", "o", "ó", "o", "ø", "o", "ô", "o",
	"ü", "u", "å", "a", "á", "a", "â", "a", "ã", "a", "ầ", "a", "ç", "c", "ć", "c", "ş", "s", "ß", "ss", "ğ", "g", "ł", "l", "ñ", "n", "ř", "r", "đ", "d")

func dASCII(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, dPlain.Replace(strings.ToLower(s)))
}

// dNumber draws a BIG number. Four in ten begin with the zero that Excel
// drops; one in a hundred breaks the check digit, which is not official.
func dNumber(r *rand.Rand) string {
	wantZero := r.IntN(10) < 4
	for {
		ten := fmt.Sprintf("9%07d01", r.IntN(10_000_000))
		first := dFirstDigit(ten)
		if wantZero && first != 0 {
			continue
		}
		if r.IntN(100) == 0 {
			first = (first + 1 + r.IntN(9)) % 10
		}
		return fmt.Sprintf("%d%s", first, ten)
	}
}

// dFirstDigit is the simulator's own reading of the check digit in domain.md.
func dFirstDigit(ten string) int {
	weighted := int(ten[0]-'0') + 6*int(ten[1]-'0') + 3*int(ten[2]-'0') + 7*int(ten[3]-'0') + 9*int(ten[4]-'0') +
		10*int(ten[5]-'0') + 5*int(ten[6]-'0') + 8*int(ten[7]-'0') + 4*int(ten[8]-'0') + 2*int(ten[9]-'0')
	rest := weighted % 11
	if rest == 0 {
		return 0 // r = 11
	}
	if rest == 1 {
		return 1 // r = 10
	}
	return 11 - rest
}

// dHolds tells whether a number passes the check by the simulator's own sum.
func dHolds(number string) bool { return int(number[0]-'0') == dFirstDigit(number[1:]) }
