@echo off
rem Drop an agreement on this file: a Word, PDF or text document, or several. Each is checked, the findings are shown,
rem and saved beside it as a Word and an Excel file. Nothing is sent anywhere, and the document is not changed.
setlocal DisableDelayedExpansion
title styrkoll

rem UTF-8, so that names and findings keep their letters on the screen and in pipes, whatever the machine is set to.
chcp 65001 >nul
set "PYTHONUTF8=1"

rem The program beside this file, as the guide installs it; else the one that the machine knows.
set "STYRKOLL=%~dp0.venv\Scripts\styrkoll.exe"
if not exist "%STYRKOLL%" set "STYRKOLL=styrkoll.exe"

rem Windows quotes only names with spaces, so that a name with & or a comma is cut before it comes here. The line that
rem this file was called by has them whole: the program reads it. In quotes and exclamation marks nothing in it is run.
set "STYRKOLL_SCRIPT=%~f0"
setlocal EnableDelayedExpansion
set "STYRKOLL_COMMAND_LINE=!cmdcmdline!"
set "DROPPED="
if not defined STYRKOLL_COMMAND_LINE goto check
set "LINE=!STYRKOLL_COMMAND_LINE:"=!"
if not "!LINE:%~nx0=!"=="!LINE!" set "DROPPED=1"

:check
setlocal DisableDelayedExpansion
"%STYRKOLL%" dropped %*
set "CODE=%ERRORLEVEL%"
if "%CODE%"=="9009" goto missing
if "%CODE%"=="101" goto broken
if "%CODE%"=="103" goto broken
goto done

:missing
echo Programmet styrkoll finns inte. Installera det enligt guiden, eller be IT om det.
set "CODE=2"
goto done

:broken
echo Python, som styrkoll installerades med, finns inte kvar. Installera om enligt guiden, eller be IT om det.
set "CODE=2"

:done
rem A window that was opened by a dropped file would close before anything could be read.
if not defined STYRKOLL_NO_PAUSE pause
rem Leaves the shell as well where a file was dropped: else it would go on with what came after the & in its name.
if defined DROPPED exit %CODE%
exit /b %CODE%
