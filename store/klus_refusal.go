package store

import (
	"fmt"

	"aiosmap/app/problem"
)

// The codes of what can be the matter with the jobs on disk.
const (
	// JobsDenied: the folder with jobs may not be read or written.
	JobsDenied problem.Code = "jobs-denied"
	// JobUnsaved: a change could not be written; the state before holds.
	JobUnsaved problem.Code = "job-unsaved"
	// JobBroken: the job is damaged or its key is gone.
	JobBroken problem.Code = "job-broken"
	// JobGone: there is no such job.
	JobGone problem.Code = "job-gone"
	// MemoBroken: the record is damaged or its key is gone.
	MemoBroken problem.Code = "memo-broken"
)

func deniedJobs(folder string, cause error) error {
	return refused(JobsDenied,
		fmt.Sprintf("Aiosmap kan de map met bewaarde klussen niet lezen of schrijven: %s", folder),
		"Kijk of de map bestaat, of je er bestanden in mag zetten en of de schijf niet vol is. Start Aiosmap daarna opnieuw.", cause)
}

func unsavedJob(cause error) error {
	return refused(JobUnsaved,
		"Je laatste wijziging is nog niet bewaard en staat alleen in dit venster.",
		"Maak ruimte vrij op de schijf en probeer het opnieuw, of bewaar de lijst als werkmap voordat je Aiosmap sluit.", cause)
}

func brokenJob(cause error) error {
	return refused(JobBroken,
		"Deze bewaarde klus gaat niet open: het bestand is beschadigd, of de sleutel ervan staat niet meer op deze computer.",
		"Begin opnieuw met de lijst die je kreeg. De klus blijft staan tot je die zelf verwijdert.", cause)
}

func goneJob(cause error) error {
	return refused(JobGone,
		"Deze klus is niet meer bewaard.",
		"Begin opnieuw met de lijst die je kreeg.", cause)
}

func brokenMemo(cause error) error {
	return refused(MemoBroken,
		"Wat Aiosmap eerder bewaarde, gaat niet open: het bestand is beschadigd, of de sleutel ervan staat niet meer op deze computer.",
		"Vul het opnieuw in; dan wordt het oude vervangen.", cause)
}
