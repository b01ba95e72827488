@echo off
rem Evertill's one command on Windows; the same contract as the script "evertill" beside it.
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "TARGET=%ROOT%\target"
set "COMMAND=%~1"
set "PLATFORM="
set "MAIN="
set "NAME_FIRST="

if "%COMMAND%"=="" (call :usage 1>&2 & exit /b 2)
if /i "%COMMAND%"=="help" (call :usage & exit /b 0)
if /i "%COMMAND%"=="--help" (call :usage & exit /b 0)
if /i "%COMMAND%"=="-h" (call :usage & exit /b 0)
if /i "%COMMAND%"=="test" goto test
if /i "%COMMAND%"=="package" goto package
for %%C in (simulate) do if /i "%COMMAND%"=="%%C" (
  echo evertill: '%COMMAND%' is not part of this version. 1>&2
  exit /b 2
)

rem The one place that says which program a command is.
if /i "%COMMAND%"=="register" set "MAIN=org.evertill.app.RegisterMain"
if /i "%COMMAND%"=="scale-unit" set "MAIN=org.evertill.scaleunit.ScaleUnitMain"
if /i "%COMMAND%"=="configure" set "MAIN=org.evertill.installer.ConfigureMain"
for %%C in (demo replay kill power-loss bench journal) do if /i "%COMMAND%"=="%%C" (
  set "MAIN=org.evertill.verification.VerificationMain"
  set "NAME_FIRST=%COMMAND%"
)
if "%MAIN%"=="" (
  echo evertill: there is no command '%COMMAND%'; 'evertill help' lists them. 1>&2
  exit /b 2
)

call :find_jdk || exit /b 1
rem Only the demo and the register open a window; Windows always has what a window needs.
set "WINDOW="
if /i "%COMMAND%"=="demo" set "WINDOW=yes"
if /i "%COMMAND%"=="register" set "WINDOW=yes"
for %%A in (%*) do if "%%~A"=="--headless" set "WINDOW="
if not defined WINDOW set "PLATFORM=-Dglass.platform=Headless -Dprism.order=sw"
call :build || exit /b 1

rem The register's own flags bound what it takes; the benchmarks use the same file.
set "FLAGS=-XX:+UseSerialGC"
set "PREPARED=%TARGET%\evertill.arguments"
if /i "%COMMAND%"=="register" (
  set "FLAGS=@%ROOT%\app\src\main\resources\org\evertill\app\register.flags"
  call :rehearse
)
rem SHIFT leaves %%* alone, so the command's name is cut off the front by hand.
set "REST=%*"
call set "REST=%%REST:*%1=%%"
"%JDK%\bin\java.exe" "@%PREPARED%" --enable-native-access=ALL-UNNAMED ^
  --sun-misc-unsafe-memory-access=allow "%FLAGS%" %PLATFORM% %MAIN% %NAME_FIRST% %REST%
exit /b %ERRORLEVEL%

:usage
echo usage: evertill COMMAND [OPTIONS]        (COMMAND --help says more)
echo.
echo   demo [--headless] [--out DIR]      a scale unit and a register with the demo store; headless plays a store day
echo   scale-unit --data DIR [--port N]   the channel server with headquarters
echo   scale-unit import FILE --data DIR  catalogues, prices and promotions into headquarters
echo   register --data DIR                the register
echo   configure ...                      activate a register, make its offline database, show its status
echo   journal verify --data DIR          check the hash chain of a register's journal
echo   journal export --data DIR          write every record of it as a line of JSON
echo   journal rescue --data DIR          bring what is unsent and can still be read into a file
echo   replay --sales FILE [--outages S]  ring every invoice of a sales file through the whole house; cut it at random
echo   kill --cycles N [--seed S]         kill a working register or its scale unit N times and audit the store
echo   power-loss --images N [--seed S]   open and audit N disks that a power cut can leave of a selling register
echo   bench [NAME...] [--out FILE]       benchmarks: commit lookup search scan memory start switch basket backlog fleet
echo                                      journal-verify delta beside build capture provision upload change
echo   test [MODULE]                      the whole suite, or one module's
echo   package source                     the source distribution
exit /b 0

rem A register starts from an AOT cache: what its virtual machine learnt at a rehearsal, held once per build.
rem Where that failed, or the cache does not fit any more, the register starts all the same, only slower.
:rehearse
set "PREPARED=%TARGET%\register\register.arguments"
powershell -NoProfile -Command "$p = $env:PREPARED; if (-not (Test-Path $p)) { exit 1 };" ^
  "if ((Get-Item $p).LastWriteTimeUtc -le (Get-Item ($env:TARGET + '\evertill.stamp')).LastWriteTimeUtc) { exit 1 };" ^
  "exit 0"
if not errorlevel 1 exit /b 0
echo evertill: rehearsing the register's start, once per build. 1>&2
if not exist "%TARGET%\register" mkdir "%TARGET%\register"
"%JDK%\bin\java.exe" "@%TARGET%\evertill.arguments" --enable-native-access=ALL-UNNAMED ^
  --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Dglass.platform=Headless -Dprism.order=sw ^
  org.evertill.verification.VerificationMain rehearse --out "%TARGET%\register" > "%TARGET%\rehearsal.log" 2>&1
if errorlevel 1 copy /y "%TARGET%\evertill.arguments" "%PREPARED%" >nul
if not exist "%PREPARED%" set "PREPARED=%TARGET%\evertill.arguments"
exit /b 0

rem A full JDK (javac too), 25 or newer.
:find_jdk
set "JDK="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
for /f "delims=" %%J in ('where javac 2^>nul') do call :consider "%%~dpJ.."
for /d %%J in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" ^
  "%ProgramFiles%\Zulu\*" "%ProgramFiles%\BellSoft\*" "%USERPROFILE%\.jdks\*") do call :consider "%%~J"
if defined JDK (set "JAVA25_HOME=%JDK%" & exit /b 0)
echo evertill: JDK 25 is missing: install one (Eclipse Temurin 25), or point JAVA_HOME to it. 1>&2
exit /b 1

:consider
if defined JDK exit /b 0
if not exist "%~f1\bin\javac.exe" exit /b 0
if not exist "%~f1\release" exit /b 0
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~f1\release"') do (
  for /f "delims=." %%N in ("%%~V") do if %%~N GEQ 25 set "JDK=%~f1"
)
exit /b 0

:need_maven
where mvn >nul 2>nul && exit /b 0
echo evertill: Maven is missing: install it (3.8 or newer). 1>&2
exit /b 1

rem Fresh: built with the same Maven options, and no source newer than the stamp.
:build
if not exist "%TARGET%" mkdir "%TARGET%"
powershell -NoProfile -Command "$s = $env:TARGET + '\evertill.stamp'; if (-not (Test-Path $s)) { exit 1 };" ^
  "if ((Get-Content -Raw $s).Trim() -ne ('' + $env:MAVEN_OPTS).Trim()) { exit 1 };" ^
  "$t = (Get-Item $s).LastWriteTimeUtc;" ^
  "$f = @(Get-Item ($env:ROOT + '\pom.xml'), ($env:ROOT + '\*\pom.xml')) +" ^
  "@(Get-ChildItem ($env:ROOT + '\*\src\main') -Recurse);" ^
  "if ($f | Where-Object { $_.LastWriteTimeUtc -gt $t }) { exit 1 }; exit 0"
if not errorlevel 1 if exist "%TARGET%\evertill.arguments" exit /b 0
call :need_maven || exit /b 1
if not exist "%TARGET%\evertill.stamp" echo evertill: building; the first time fetches the libraries. 1>&2
powershell -NoProfile -Command "Set-Content ($env:TARGET + '\evertill.stamp.new') (' ' + $env:MAVEN_OPTS)"
pushd "%ROOT%"
rem Tests are skipped, not left out: their phase lets Maven resolve the modules' test fixtures.
call mvn -q -B -pl verification -am -Dmaven.test.skip=true process-test-classes ^
  org.apache.maven.plugins:maven-dependency-plugin:build-classpath ^
  -DincludeScope=runtime -Dmdep.outputFile=target/classpath > "%TARGET%\build.log" 2>&1
if errorlevel 1 (
  popd
  type "%TARGET%\build.log" 1>&2
  echo evertill: the build failed; the messages above are Maven's. 1>&2
  exit /b 1
)
popd
rem In an argument file a backslash escapes; Java takes forward slashes.
powershell -NoProfile -Command "$c = $env:ROOT + '\verification\target\classes;' +" ^
  "(Get-Content -Raw ($env:ROOT + '\verification\target\classpath')).Trim();" ^
  "[IO.File]::WriteAllText($env:TARGET + '\evertill.arguments', '-classpath' + [char]10 + [char]34 +" ^
  "$c.Replace('\', '/') + [char]34 + [char]10 + [char]34 + '-Devertill.register.libraries=' +" ^
  "$env:ROOT.Replace('\', '/') + '/app/target/classpath' + [char]34 + [char]10)" || exit /b 1
move /y "%TARGET%\evertill.stamp.new" "%TARGET%\evertill.stamp" >nul
exit /b 0

:test
if not "%~3"=="" (echo evertill: test takes at most one module. 1>&2 & exit /b 2)
call :find_jdk || exit /b 1
call :need_maven || exit /b 1
cd /d "%ROOT%"
if "%~2"=="" (call mvn -B -T 2 test & goto done)
if not exist "%ROOT%\%~2\pom.xml" (echo evertill: there is no module '%~2'. 1>&2 & exit /b 2)
set "MODULE=%~2"
set "FOLDER=%MODULE:-=%"
call mvn -B test -pl "%MODULE%" -am "-Dtest=org/evertill/%FOLDER%/**/*Test" -Dsurefire.failIfNoSpecifiedTests=false
:done
exit /b %ERRORLEVEL%

:package
if /i not "%~2"=="source" (
  echo evertill: package makes 'source' in this version, not '%~2'. 1>&2
  exit /b 2
)
call :find_jdk || exit /b 1
call :need_maven || exit /b 1
cd /d "%ROOT%"
call mvn -q -B package -pl src-dist || exit /b 1
dir /b /s "%ROOT%\src-dist\target\*-src.*"
exit /b 0
