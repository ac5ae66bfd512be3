// Package hap knows the work on the huisartsenpost (HAP): shifts (diensten) and
// their norm, the bekwaamheidsverklaringen and akkoorden of the
// huisartsopleider, and the document that says them on paper, with its number
// and the mail that goes with it; and the list of shifts that comes from a
// spreadsheet. Roles, posts and norms are data, because the "Leidraad voor het
// leren dienstdoen" changes. The fields of an official form are not public:
// nothing here claims to be one.
//
// All of it works on values. Days are ISO texts (2026-11-14), times of day
// texts of hours and minutes (19:30); what today is, is passed in.
package hap
