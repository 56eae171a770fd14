// Package upstream names the release of Kubernetes that the tests compare pv-why with.
//
// It holds no code: go.mod lists the real programs as tools, and `go install tool` builds them.
package upstream
