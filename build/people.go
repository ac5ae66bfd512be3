package main

import (
	"fmt"
	"strconv"
	"strings"
)

// bigNumber makes an invented BIG number of an arts from its seven-digit
// sequence, with the check digit that domain knowledge gives: weights
// 1,6,3,7,9,10,5,8,4,2 over positions 2–11, modulo 11.
func bigNumber(sequence int) string {
	ten := fmt.Sprintf("9%07d01", sequence)
	sum := 0
	for i, w := range []int{1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		sum += w * int(ten[i]-'0')
	}
	check := 11 - sum%11
	switch check {
	case 11:
		check = 0
	case 10:
		check = 1
	}
	return strconv.Itoa(check) + ten
}

// invented parts of names; put together they name nobody.
var (
	firstNames = []string{"Noor", "Bram", "Fleur", "Sven", "Ilse", "Daan", "Marit", "Joris", "Zoë", "Tijn", "Esmée", "Koen", "Liv", "Ruben", "Hanne", "Wout"}
	prefixes   = []string{"", "", "", "van", "de", "van der", "ter", "den"}
	lastStarts = []string{"Bakker", "Wilgen", "Heide", "Zand", "Molen", "Linden", "Vlier", "Ooster", "Elzen", "Duin", "Kreek", "Hoog", "Berken", "Sluis", "Weide"}
	lastEnds   = []string{"veen", "kamp", "hoek", "stra", "burg", "dal", "meer", "woude", "laar", "zicht"}
)

// rosterRows makes a list of n people × 8 columns below a header row, as an
// office keeps it in Excel: every third number whose check digit is 0 or
// falls so lost its zero, some have a prefix, some names a doubled space. All
// of it can be repaired without a question, so that convert ends in a file.
func rosterRows(n int) [][]cell {
	rows := [][]cell{{str("Voornaam"), str("Tussenvoegsel"), str("Achternaam"), str("E-mailadres"),
		str("BIG-nummer"), str("Geslacht"), str("Groep"), str("Opmerking")}}
	for i := range n {
		first := firstNames[i%len(firstNames)]
		prefix := prefixes[i/3%len(prefixes)]
		last := lastStarts[i/2%len(lastStarts)] + lastEnds[i/7%len(lastEnds)]
		mail := fmt.Sprintf("%s.%s%d@praktijk.example", ascii(first), strings.ToLower(last), i+1)
		number := bigNumber(i + 1)
		big := str(number)
		switch {
		case number[0] == '0':
			big = num(number[1:])
		case i%10 == 3:
			big = str("BIG-" + number)
		case i%10 == 6:
			big = num(number)
		}
		if i%10 == 8 {
			first += " "
		}
		rows = append(rows, []cell{str(first), str(prefix), str(last), str(mail), big,
			str([]string{"v", "m"}[i%2]), str(fmt.Sprintf("groep %d", i%12+1)), str("")})
	}
	return rows
}

// ascii writes a first name as its owner would in an address.
func ascii(name string) string {
	return strings.ToLower(strings.NewReplacer("ë", "e", "é", "e").Replace(name))
}
