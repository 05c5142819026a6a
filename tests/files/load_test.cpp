#include "linter/files/load.h"

#include <gmock/gmock.h>
#include <sys/stat.h>

#include <thread>

#include "linter/files/repository.h"
#include "tests/files/sandbox.h"

namespace linter::files {

using testing::HasSubstr;

static constexpr std::size_t Most = 1U << 20;

class Loading : public Sandbox {};

TEST_F(Loading, GivesBytesAndKind) {
  Write("a.yaml");
  const auto discovery = Discover({.paths = {Path("a.yaml")}});
  const auto loaded = Load(discovery.candidates[0], FileId{3}, Most);
  EXPECT_EQ(loaded.text, Pod);
  EXPECT_EQ(loaded.kind, FileKind::Manifest);
  EXPECT_TRUE(loaded.lintable());
}

TEST_F(Loading, RefusalsAreProblems) {
  Write("a.yaml");
  auto discovery = Discover({.paths = {root_.string()}});
  std::filesystem::remove(root_ / "a.yaml");
  const auto loaded = Load(discovery.candidates[0], FileId{3}, Most);
  ASSERT_EQ(loaded.problems.size(), 1U);
  EXPECT_EQ(loaded.problems[0], (Problem{ProblemKind::Unreadable,
                                         {FileId{3}, 0, 0},
                                         "cannot be read: No such file or directory"}));
  EXPECT_TRUE(loaded.lintable());

  std::filesystem::create_directory(root_ / "a.yaml");
  EXPECT_EQ(Load(discovery.candidates[0], FileId{0}, Most).problems[0].message,
            "cannot be read: Is a directory");
}

TEST_F(Loading, LargeFilesAreNotKept) {
  Write("large.yaml", std::string(Pod) + std::string(2 * Most, '#'));
  Write("data.json", std::string(2 * Most, '1'));
  for (const auto& candidate : Discover({.paths = {root_.string()}}).candidates) {
    const auto loaded = Load(candidate, FileId{0}, Most);
    EXPECT_EQ(loaded.text, "");
    EXPECT_EQ(loaded.lintable(), candidate.path.ends_with("large.yaml"));
    if (loaded.lintable()) {
      EXPECT_EQ(loaded.problems[0].kind, ProblemKind::TooLarge);
      EXPECT_EQ(loaded.problems[0].message, "larger than 1 MiB");
    }
  }
  const auto named = Discover({.paths = {Path("data.json")}});
  EXPECT_EQ(Load(named.candidates[0], FileId{0}, Most).problems[0].kind, ProblemKind::TooLarge);
}

TEST_F(Loading, ExactlyTheBoundIsRead) {
  Write("a.yaml", std::string(Pod) + std::string(Most - Pod.size(), '#'));
  const auto discovery = Discover({.paths = {Path("a.yaml")}});
  EXPECT_EQ(Load(discovery.candidates[0], FileId{0}, Most).text.size(), Most);
  EXPECT_EQ(Load(discovery.candidates[0], FileId{0}, Most - 1).problems.size(), 1U);
}

TEST_F(Loading, NamedPipesAreRead) {
  const auto pipe = Path("pipe");
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const std::string text = std::string(Pod) + std::string(300000, '#');
  std::thread writer([&] { std::ofstream(pipe) << text; });
  const auto discovery = Discover({.paths = {pipe}});
  EXPECT_EQ(Load(discovery.candidates.at(0), FileId{0}, Most).text, text);
  writer.join();
  EXPECT_TRUE(Found().empty());
}

TEST_F(Loading, NothingToLintIsSaidInOneSentence) {
  Write("c/Chart.yaml", "name: c\n");
  Write("c/values.yaml", "a: 1\n");
  Write("c/templates/a.yaml", "a: {{ .x }}\n");
  Write("compose.yaml", "services: {}\n");
  Write("empty.yaml", "");
  Write("notes.txt", "");
  const auto say = [&](const char* path) {
    const auto discovery = Discover({.paths = {Path(path)}});
    auto candidate = discovery.candidates.at(0);
    candidate.path = path;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(root_);
    const auto loaded = Load(candidate, FileId{0}, Most);
    std::filesystem::current_path(before);
    EXPECT_FALSE(loaded.lintable());
    return NothingToLint(candidate, loaded);
  };
  EXPECT_EQ(say("c/values.yaml"), "nothing to lint in c/values.yaml: it is a Helm values file");
  EXPECT_EQ(say("compose.yaml"),
            "nothing to lint in compose.yaml: no document has `apiVersion` and `kind`, and "
            "no FROM begins a Dockerfile");
  EXPECT_EQ(say("empty.yaml"), "nothing to lint in empty.yaml: it is empty");

  auto discovery = Discover({.paths = {root_.string()}});
  for (const auto& candidate : discovery.candidates) {
    Count(Load(candidate, FileId{0}, Most), discovery.tally);
  }
  EXPECT_EQ(NothingToLint(discovery.tally),
            "found no Kubernetes manifest and no Dockerfile: 3 folders searched, passed over 1 "
            "Helm template, "
            "1 Helm values file, 1 Chart.yaml, 2 YAML or JSON files without Kubernetes objects, "
            "1 file of another type");
  EXPECT_EQ(NothingToLint(Tally{.folders = 1}),
            "found no Kubernetes manifest and no Dockerfile: 1 folder searched, no file seen");
}

class Repository : public Sandbox {};

TEST_F(Repository, PathsAreRelativeToItsRootWithLinksResolved) {
  Write("repo/.git/HEAD", "");
  Write("repo/k8s/a.yaml");
  std::filesystem::create_directory_symlink(root_ / "repo/k8s", root_ / "link");
  const auto absolute = Absolute(Path("link/a.yaml"));
  EXPECT_EQ(absolute, Path("repo/k8s/a.yaml"));
  EXPECT_EQ(RepositoryRoot(absolute), Path("repo"));
  RepositoryPaths paths;
  EXPECT_EQ(paths.Of(absolute), "k8s/a.yaml");
  EXPECT_EQ(paths.Of(Path("repo/b.yaml")), "b.yaml");
  EXPECT_EQ(paths.Of("/nowhere/b.yaml"), "/nowhere/b.yaml");
}

TEST_F(Repository, WhatIsNotThereHasAPathToo) {
  EXPECT_EQ(Absolute(Path("a/./b/../none.yaml")), Path("a/none.yaml"));
  EXPECT_EQ(Absolute(Path("a/")), Path("a"));
}

TEST_F(Repository, FilesThatMayBeMissing) {
  EXPECT_FALSE(ReadIfThere(Path("none"), Most).has_value());
  EXPECT_FALSE(ReadIfThere(Path("none/none"), Most).has_value());
  Write("a", "text");
  EXPECT_EQ(ReadIfThere(Path("a"), Most)->value(), "text");
  EXPECT_EQ(ReadIfThere(Path("a"), 3)->error().message, "larger than 3 bytes");
  EXPECT_EQ(ReadIfThere(root_.string(), Most)->error().message, "Is a directory");
}

}  // namespace linter::files
