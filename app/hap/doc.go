// Package hap knows the work on the huisartsenpost (HAP): shifts (diensten) and
// their norm, the bekwaamheidsverklaringen and akkoorden of the
// huisartsopleider, and the document that says them on paper. Roles, posts and
// norms are data, because the "Leidraad voor het leren dienstdoen" changes. The
// fields of an official form are not public: nothing here claims to be one.
package hap
