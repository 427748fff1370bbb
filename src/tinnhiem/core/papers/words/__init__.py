"""Words of papers that go to Word and come back."""
