"""Détente: sourced, dated, coded events from pages of news."""
