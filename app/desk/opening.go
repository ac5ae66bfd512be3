package desk

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"aiosmap/app/account"
	"aiosmap/app/institute"
	"aiosmap/app/portfolio"
	"aiosmap/app/problem"
	"aiosmap/store/seal"
)

// Opening is the service of the screens before a portfolio is open: making,
// opening and mending one.
type Opening struct{ c *cabinet }

// newPortfolio is a portfolio that is not on the disk yet.
type newPortfolio struct {
	PreparedPortfolio
	profile portfolio.Profile
}

// The refusals of opening.
const (
	PortfolioUnknown problem.Code = "portfolio-unknown"
	PortfolioSeveral problem.Code = "portfolio-several"
	PreparedGone     problem.Code = "prepared-gone"
	CodeLength       problem.Code = "code-length"
	CodeLetter       problem.Code = "code-letter"
	CodeCheck        problem.Code = "code-check"
	CodeOther        problem.Code = "code-other"
)

// State gives what the first screen knows.
func (o *Opening) State() (v *OpeningView, err error) {
	err = o.c.do("State", func() error {
		if !o.c.allowed() {
			return portfolioOff()
		}
		v, err = o.c.opening()
		return err
	})
	return v, err
}

func (c *cabinet) opening() (*OpeningView, error) {
	closing := c.closing.now()
	files, err := c.Portfolios.List()
	if err != nil {
		return nil, err
	}
	for i, f := range files {
		// One that this window is closing is not open in another; who opens it
		// waits for that.
		if f.State == FileBusy && closing[f.ID] {
			files[i].State = FileOK
		}
	}
	folder := c.Portfolios.Folder()
	return &OpeningView{Institutes: institutePlaces(), Files: fileViews(files), System: c.loginName(), Folder: folder,
		Doubt: surroundingsDoubt(c.Surroundings(folder))}, nil
}

func institutePlaces() []InstitutePlace {
	var out []InstitutePlace
	for _, i := range institute.All() {
		out = append(out, InstitutePlace{ID: i.ID, Name: i.Name, ZNumbers: i.ZNumbers})
	}
	return out
}

// loginName gives what the computer's login is called. The key store is asked
// once: one that does not answer takes its time.
func (c *cabinet) loginName() string {
	if c.login == nil {
		name := c.Login()
		c.login = &name
	}
	return *c.login
}

func fileViews(files []PortfolioFile) []PortfolioFileView {
	out := make([]PortfolioFileView, len(files))
	for i, f := range files {
		out[i] = PortfolioFileView{ID: f.ID, State: string(f.State), Path: f.Path, Modified: iso(f.Modified), Size: f.Size,
			Failures: f.Failures, Locked: f.Failures >= account.Attempts, Login: f.KeyStore, ReadOnly: f.ReadOnly,
			Backups: f.Backups, Newest: iso(f.Newest)}
		if err := matter(f); err != nil {
			out[i].Matter = failure(err)
		}
	}
	return out
}

// matter says what stands in the way of opening a file, nil when nothing does.
func matter(f PortfolioFile) error {
	restore := "Zet een reservekopie terug."
	if f.Backups == 0 {
		restore = "Er is hier geen reservekopie. Heb je er elders een, kies dan ‘Een portfolio van een andere computer halen’ en wijs die aan."
	}
	switch f.State {
	case FileOK:
		return nil
	case FileDamaged:
		return problem.Refuse("portfolio-broken", "Dit portfolio is beschadigd.", restore)
	case FileNewer:
		return problem.Refuse("portfolio-newer", "Een nieuwere versie van Aiosmap heeft dit portfolio opgeslagen.", "Werk Aiosmap bij om het te openen.")
	case FileBusy:
		return problem.Refuse("portfolio-busy", "Dit portfolio is al open in een ander venster.", "Sluit dat venster en probeer het opnieuw.")
	case FileLeftover:
		return problem.Refuse("portfolio-leftover", "Het opslaan van dit portfolio is niet afgemaakt: het bestand heeft zijn plaats niet gekregen.", "Gebruik het gevonden bestand, of zet een reservekopie terug.")
	case FileMissing:
		return problem.Refuse("portfolio-gone", "Het bestand van dit portfolio is er niet meer.", restore)
	}
	return problem.Refuse("portfolio-denied", "Dit portfolio mag hier niet worden gelezen.", "Vraag wie deze computer beheert om toegang tot de map.")
}

// CheckUserName tells whether a text is a user name.
func (o *Opening) CheckUserName(text string) (v *UserNameView, err error) {
	err = o.c.do("CheckUserName", func() error {
		v = &UserNameView{}
		u, err := account.ParseUserName(text)
		if err != nil {
			v.Problem = failure(err)
			return nil
		}
		v.Canonical, v.Kind = u.Text, string(u.Kind)
		if d, ok := u.Doubt(); ok {
			v.Doubt = failure(d)
		}
		return nil
	})
	return v, err
}

// CheckProfile says what is the matter with the first page of a new portfolio.
func (o *Opening) CheckProfile(name, userName, institute, email string) (v []FieldProblem, err error) {
	err = o.c.do("CheckProfile", func() error {
		v = fieldProblems(portfolio.CheckProfile(portfolio.Profile{Name: name, UserName: userName, Institute: institute, Email: email}))
		return nil
	})
	return v, err
}

func fieldProblems(list []problem.Problem) []FieldProblem {
	out := make([]FieldProblem, len(list))
	for i, p := range list {
		out[i] = FieldProblem{Field: p.Column, Message: p.Error(), Warning: p.Severity == problem.Warning}
	}
	return out
}

// PasswordRules holds a password against the rules.
func (o *Opening) PasswordRules(password string) (v []RuleView, err error) {
	err = o.c.do("PasswordRules", func() error {
		for _, r := range account.Rules(password) {
			words := r.Words
			if r.Detail != "" {
				words += ". " + r.Detail
			}
			v = append(v, RuleView{ID: string(r.ID), Words: words, Met: r.Met})
		}
		return nil
	})
	return v, err
}

// Prepare makes the keys of a new portfolio, in memory.
func (o *Opening) Prepare(form NewPortfolioForm) (v *CodeView, err error) {
	err = o.c.do("Prepare", func() error {
		if err := o.c.notOpen(); err != nil {
			return err
		}
		o.c.prepared = nil
		profile := portfolio.Profile{Name: form.Name, UserName: form.UserName, Institute: form.Institute, Email: form.Email}
		if problems := portfolio.CheckProfile(profile); len(problems) > 0 {
			return problems[0]
		}
		user, err := account.ParseUserName(form.UserName)
		if err != nil {
			return err
		}
		profile.UserName = user.Text
		password, err := account.Password(form.Password)
		if err != nil {
			return err
		}
		defer clear(password)
		return o.c.work("Sleutels maken", func() error {
			n, err := o.c.Portfolios.Prepare(user.Text, password)
			if err != nil {
				return err
			}
			o.c.prepared = &newPortfolio{n, profile}
			v = codeView(n.Code(), o.c.Now())
			return nil
		})
	})
	return v, err
}

// codeView cuts a herstelcode into its groups.
func codeView(code seal.RecoveryCode, now time.Time) *CodeView {
	return &CodeView{Groups: strings.Split(code.Text(), "-"), Made: now.Format(time.DateOnly)}
}

// ConfirmCode takes the herstelcode typed back, and makes and opens the
// portfolio.
func (o *Opening) ConfirmCode(text string) (v *FrameView, err error) {
	err = o.c.do("ConfirmCode", func() error {
		if err := o.c.notOpen(); err != nil {
			return err
		}
		n := o.c.prepared
		if n == nil {
			return preparedGone()
		}
		if err := typedBack(text, n.Code()); err != nil {
			return err
		}
		first, err := n.profile.Changes()
		if err != nil {
			return err
		}
		return o.c.work("Portfolio maken", func() error {
			file, err := n.Create(false, first)
			if err != nil {
				return err
			}
			o.c.prepared = nil
			v, err = o.c.begin(file, n.profile.UserName, time.Time{})
			return err
		})
	})
	return v, err
}

func preparedGone() error {
	return problem.Refuse(PreparedGone, "Deze herstelcode geldt niet meer.", "Begin opnieuw; je krijgt dan een nieuwe.")
}

// typedBack compares what was typed with the code that was shown.
func typedBack(text string, code seal.RecoveryCode) error {
	typed, err := readCode(text)
	if err != nil {
		return err
	}
	if typed != code {
		return problem.Refuse(CodeOther, "Dit is een andere herstelcode dan je nu hebt gekregen.", "Neem het blad van vandaag, of ga terug en bekijk de code nog eens.")
	}
	return nil
}

// readCode reads a typed herstelcode. What is said about it holds nothing of
// the code.
func readCode(text string) (seal.RecoveryCode, error) {
	code, err := seal.ParseRecoveryCode(text)
	if err == nil {
		return code, nil
	}
	const compare = "Vergelijk de groepen van vier één voor één met je papier."
	var length *seal.CodeLengthError
	var letter *seal.CodeLetterError
	switch {
	case errors.As(err, &length):
		return code, problem.Refuse(CodeLength, fmt.Sprintf("Een herstelcode heeft %d tekens; dit zijn er %d.", length.Want, length.Characters), compare)
	case errors.As(err, &letter):
		return code, problem.Refuse(CodeLetter, fmt.Sprintf("Teken %d komt in geen herstelcode voor.", letter.Position),
			"Er staan alleen cijfers en letters in, en nooit de letter U.")
	}
	return code, problem.Refuse(CodeCheck, "In deze herstelcode zit een typefout.", compare)
}

// Cancel forgets what Prepare made.
func (o *Opening) Cancel() error {
	return o.c.do("Cancel", func() error {
		o.c.prepared = nil
		return nil
	})
}

// Find gives the files with a user name, the newest first.
func (o *Opening) Find(userName string) (v []PortfolioFileView, err error) {
	err = o.c.do("Find", func() error {
		if err := o.c.notOpen(); err != nil {
			return err
		}
		_, files, err := o.c.filesOf(userName)
		v = fileViews(files)
		return err
	})
	return v, err
}

// filesOf gives a user name as it is kept, and its files.
func (c *cabinet) filesOf(userName string) (string, []PortfolioFile, error) {
	user, err := account.ParseUserName(userName)
	if err != nil {
		return "", nil, err
	}
	files, err := c.Portfolios.Find(user.Text)
	return user.Text, files, err
}

// pick gives the one file of a user name that is meant: id where it is given,
// else the only one that opens, or the only one. It says what stands in the way.
func (c *cabinet) pick(userName, id string) (string, PortfolioFile, error) {
	user, files, err := c.filesOf(userName)
	if err != nil {
		return "", PortfolioFile{}, err
	}
	if id != "" {
		files = slices.DeleteFunc(files, func(f PortfolioFile) bool { return f.ID != id })
	}
	if whole := slices.DeleteFunc(slices.Clone(files), func(f PortfolioFile) bool { return f.State != FileOK }); len(whole) == 1 {
		files = whole
	}
	switch len(files) {
	case 0:
		return "", PortfolioFile{}, problem.Refuse(PortfolioUnknown, "Op deze computer is geen portfolio met deze gebruikersnaam.",
			"Kijk de gebruikersnaam na, of haal je portfolio van een andere computer.")
	case 1:
		return user, files[0], matter(files[0])
	}
	return "", PortfolioFile{}, problem.Refuse(PortfolioSeveral, "Er zijn hier meer portfolio’s met deze gebruikersnaam.", "Kies welk je wilt openen.")
}

// file gives a file by its id, and says what stands in the way.
func (c *cabinet) file(id string) (PortfolioFile, error) {
	files, err := c.Portfolios.List()
	if err != nil {
		return PortfolioFile{}, err
	}
	for _, f := range files {
		if f.ID == id {
			return f, matter(f)
		}
	}
	return PortfolioFile{}, problem.Refuse("portfolio-gone", "Dit portfolio is er niet meer.", "Ga terug en kies opnieuw.")
}

// Open opens a portfolio with its password. id names the file where a user name
// has several, else it is empty.
func (o *Opening) Open(userName, password, id string) (v *FrameView, err error) {
	err = o.c.do("Open", func() error {
		if err := o.c.notOpen(); err != nil {
			return err
		}
		user, f, err := o.c.pick(userName, id)
		if err != nil {
			return err
		}
		secret := account.PasswordBytes(password)
		defer clear(secret)
		v, err = o.c.opened(user, f, func() (OpenPortfolio, error) { return o.c.Portfolios.OpenPassword(f.ID, secret) })
		return err
	})
	return v, err
}

// opened opens a file and makes it the portfolio of this window.
func (c *cabinet) opened(user string, f PortfolioFile, open func() (OpenPortfolio, error)) (v *FrameView, err error) {
	err = c.work("Portfolio openen", func() error {
		file, err := open()
		if err != nil {
			return err
		}
		v, err = c.begin(file, user, f.Newest)
		return err
	})
	return v, err
}

// OpenWithLogin opens a portfolio with the login of this computer.
func (o *Opening) OpenWithLogin(id string) (v *FrameView, err error) {
	err = o.c.do("OpenWithLogin", func() error {
		if err := o.c.notOpen(); err != nil {
			return err
		}
		f, err := o.c.file(id)
		if err != nil {
			return err
		}
		v, err = o.c.opened("", f, func() (OpenPortfolio, error) { return o.c.Portfolios.OpenKeyStore(id) })
		return err
	})
	return v, err
}

// Forgot sets a new password with the herstelcode, and opens.
func (o *Opening) Forgot(userName, code, newPassword, id string) (v *FrameView, err error) {
	err = o.c.do("Forgot", func() error {
		if err := o.c.notOpen(); err != nil {
			return err
		}
		user, f, err := o.c.pick(userName, id)
		if err != nil {
			return err
		}
		typed, err := readCode(code)
		if err != nil {
			return err
		}
		next, err := account.Password(newPassword)
		if err != nil {
			return err
		}
		defer clear(next)
		v, err = o.c.opened(user, f, func() (OpenPortfolio, error) { return o.c.Portfolios.OpenCode(f.ID, typed, next) })
		return err
	})
	return v, err
}

// ForgotWithLogin sets a new password with the login of this computer, and
// opens.
func (o *Opening) ForgotWithLogin(id, newPassword string) (v *FrameView, err error) {
	err = o.c.do("ForgotWithLogin", func() error {
		if err := o.c.notOpen(); err != nil {
			return err
		}
		f, err := o.c.file(id)
		if err != nil {
			return err
		}
		next, err := account.Password(newPassword)
		if err != nil {
			return err
		}
		defer clear(next)
		v, err = o.c.opened("", f, func() (OpenPortfolio, error) {
			file, err := o.c.Portfolios.OpenKeyStore(id)
			if err != nil {
				return nil, err
			}
			if err := file.ResetPassword(next); err != nil {
				return nil, errors.Join(err, file.Close())
			}
			return file, nil
		})
		return err
	})
	return v, err
}
