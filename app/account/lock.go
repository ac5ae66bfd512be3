package account

// Attempts is how many wrong passwords in a row lock a password (S0).
const Attempts = 3
