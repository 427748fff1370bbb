"""From readings to counts (kiểm phiếu)."""
