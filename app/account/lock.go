package account

// Attempts is how many wrong passwords lock the login (S0).
const Attempts = 3

// Advice is what to say after wrong passwords.
type Advice struct {
	// Left is how many attempts there are still.
	Left int
	// Locked is true when the password is not taken any more.
	Locked bool
	// Reset is true when a new password is the better way (S0: after two).
	Reset bool
	// Text says it in Dutch; empty while nothing went wrong.
	Text string
}

// AdviceAfter gives the advice after so many wrong passwords in a row.
func AdviceAfter(failures int) Advice {
	left := max(0, Attempts-max(0, failures))
	a := Advice{Left: left, Locked: left == 0, Reset: left <= 1}
	switch {
	case a.Locked:
		a.Text = "Na drie verkeerde wachtwoorden is je portfolio op slot. Open het met je herstelcode; dan kies je een nieuw wachtwoord."
	case left == 1:
		a.Text = "Je kunt nog één keer proberen. Weet je het niet zeker, kies dan met je herstelcode een nieuw wachtwoord."
	case left == 2:
		a.Text = "Je kunt nog twee keer proberen. Het wachtwoord is hoofdlettergevoelig."
	}
	return a
}
